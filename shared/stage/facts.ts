/** What a speaker is told, by each fact; and when the line goes away by itself. */
import type { Deep } from '../kernel/decider.ts';
import { changes, provided } from '../kernel/fact.ts';
import type { NightEvent } from '../night/events.ts';
import type { Facts, ReactionsOf } from '../night/rows.ts';
import type { Assembly } from '../night/state.ts';
import type { StageEvent } from './events.ts';
import type { Stage } from './state.ts';

export const openStage = (): Stage => ({ line: null });

const clear = (stage: Stage): void => {
  stage.line = null;
};

/** Only for whom it was: nobody else is told it by mistake. */
const isFor = (
  { agenda, turns }: Deep<Assembly>,
  { segment, turn }: { readonly segment: string; readonly turn: string | null },
): boolean => agenda.current === segment && (turns.current?.id ?? null) === turn;

const telling = () => changes('line');

export const stageFacts: Facts<'stage', StageEvent> = {
  SpeakerTold: {
    evolve: (stage, { line }, { at }) => {
      stage.line = { text: line, at };
    },
    takenBack: (state, { line, segment, turn, was }) =>
      provided<NightEvent>(
        isFor(state, { segment, turn }),
        was === null
          ? { type: 'LineTakenAway', line, segment, turn }
          : { type: 'SpeakerTold', line: was, segment, turn, was: line },
      ),
    touches: telling,
  },
  LineTakenAway: {
    evolve: clear,
    takenBack: (state, { line, segment, turn }) =>
      provided<NightEvent>(state.stage.line === null && isFor(state, { segment, turn }), {
        type: 'SpeakerTold',
        line,
        segment,
        turn,
        was: null,
      }),
    touches: telling,
  },
};

export const stageReactions: ReactionsOf<'stage', StageEvent> = {
  // It was meant for one person: whoever comes to the microphone next is not told it [STAGE-2].
  TurnStarted: clear,
  TurnEnded: clear,
  TurnTakenBack: clear,
  TurnReopened: clear,
  SegmentStarted: clear,
  NightEnded: clear,
};

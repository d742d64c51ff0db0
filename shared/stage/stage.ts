/** What the crew tells whoever is at the microphone, privately: one line on the stage display. Rules [STAGE-*] in tests/RULES.md. */
import { z } from 'zod';
import type { Assembly } from '../night/assembly.ts';
import type { DecideTable, EvolveTable } from '../kernel/decider.ts';
import type { NightEvent, StageEvent } from '../night/events.ts';
import { no, ok } from '../kernel/result.ts';
import { typedText } from '../kernel/text.ts';
import type { Instant } from '../kernel/time.ts';

export interface StageLine {
  readonly text: string;
  /** When it was said: the same words said again are another line. */
  readonly at: Instant;
}

export interface Stage {
  line: StageLine | null;
}

export const openStage = (): Stage => ({ line: null });

/** Two short lines, read from five metres by somebody who is speaking. */
export const LONGEST_LINE = 80;

export const stageCommands = {
  TellSpeaker: z.strictObject({ type: z.literal('TellSpeaker'), line: typedText(LONGEST_LINE) }),
  TakeLineAway: z.strictObject({ type: z.literal('TakeLineAway') }),
};
export type StageCommand = z.output<(typeof stageCommands)[keyof typeof stageCommands]>;

export const decideStage: DecideTable<Assembly, StageCommand, NightEvent> = {
  TellSpeaker: ({ agenda, turns, stage }, { line }) => {
    if (agenda.current === null) return no({ code: 'night-not-running' });
    const turn = turns.current?.id ?? null;
    const was = stage.line?.text ?? null;
    return ok([{ type: 'SpeakerTold', line, segment: agenda.current, turn, was }]);
  },
  TakeLineAway: ({ agenda, turns, stage }) => {
    if (agenda.current === null || stage.line === null) return ok([]);
    const turn = turns.current?.id ?? null;
    return ok([{ type: 'LineTakenAway', line: stage.line.text, segment: agenda.current, turn }]);
  },
};

const clear = (stage: Stage): void => {
  stage.line = null;
};

export const evolveStage: EvolveTable<Stage, StageEvent, NightEvent> = {
  SpeakerTold: (stage, { line }, { at }) => {
    stage.line = { text: line, at };
  },
  LineTakenAway: clear,
  // It was meant for one person: whoever comes to the microphone next is not told it [STAGE-2].
  TurnStarted: clear,
  TurnEnded: clear,
  TurnTakenBack: clear,
  TurnReopened: clear,
  SegmentStarted: clear,
  NightEnded: clear,
};

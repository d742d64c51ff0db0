/** Every fact of the night, composed of its aspects': how each is taken back, and which slices it moves. */
import { agendaFacts } from '../agenda/facts.ts';
import { agendaReactions } from '../agenda/reactions.ts';
import { answerFacts } from '../answers/facts.ts';
import { ballotFacts, ballotReactions } from '../ballots/facts.ts';
import { candidateFacts } from '../candidates/facts.ts';
import { clockFacts } from '../clock/facts.ts';
import type { OfType, Origin } from '../kernel/decider.ts';
import type { Fact } from '../kernel/fact.ts';
import { peopleFacts } from '../people/facts.ts';
import { screenFacts } from '../screen/facts.ts';
import { stageFacts, stageReactions } from '../stage/facts.ts';
import { turnFacts, turnReactions } from '../turns/facts.ts';
import { turnoutFacts } from '../turnout/facts.ts';
import { wordingFacts } from '../wording/facts.ts';
import type { NightEvent } from './events.ts';
import { historyFacts } from './history.ts';
import type { AspectName, Assembly } from './state.ts';

/** A missing row does not compile. */
export const facts: {
  readonly [Type in NightEvent['type']]: Fact<never, OfType<NightEvent, Type>, Assembly, NightEvent>;
} = {
  ...agendaFacts,
  ...turnFacts,
  ...answerFacts,
  ...wordingFacts,
  ...turnoutFacts,
  ...ballotFacts,
  ...screenFacts,
  ...stageFacts,
  ...peopleFacts,
  ...candidateFacts,
  ...clockFacts,
  ...historyFacts,
};

/** One aspect's part in an event. */
interface Mover {
  readonly aspect: AspectName;
  readonly move: (state: Assembly, event: NightEvent, origin: Origin) => void;
}

type Handler<Slice> = (slice: Slice, event: NightEvent, origin: Origin) => void;
type Rows = Readonly<Record<string, { readonly evolve: unknown }>>;

/** By the type of event: what an aspect's own facts and others' do to its slice. */
const moversOf = <Name extends AspectName>(
  aspect: Name,
  own: Rows,
  reactions: object = {},
): [string, Mover][] =>
  [
    ...Object.entries(own).map(([type, { evolve }]) => [type, evolve] as const),
    ...Object.entries(reactions),
  ].map(([type, evolve]) => {
    // Each handler only ever meets the event it is filed under; the compiler can't follow the pairing, hence the cast.
    const handler = evolve as Handler<Assembly[Name]>;
    return [type, { aspect, move: (state, event, origin) => handler(state[aspect], event, origin) }];
  });

const movers: ReadonlyMap<string, readonly Mover[]> = new Map(
  [
    ...Map.groupBy(
      [
        ...moversOf('agenda', agendaFacts, agendaReactions),
        ...moversOf('turns', turnFacts, turnReactions),
        ...moversOf('answers', answerFacts),
        ...moversOf('wording', wordingFacts),
        ...moversOf('turnout', turnoutFacts),
        ...moversOf('ballots', ballotFacts, ballotReactions),
        ...moversOf('screen', screenFacts),
        ...moversOf('stage', stageFacts, stageReactions),
        ...moversOf('people', peopleFacts),
        ...moversOf('candidates', candidateFacts),
        ...moversOf('clock', clockFacts),
        ...moversOf('history', historyFacts),
      ],
      ([type]) => type,
    ),
  ].map(([type, moved]) => [type, moved.map(([, mover]) => mover)]),
);

export const moversFor = (type: NightEvent['type']): readonly Mover[] => movers.get(type) ?? [];

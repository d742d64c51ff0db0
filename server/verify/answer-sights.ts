/** What the commits of the chain say of the hall's sight of answers, and how an answer is named and compared. */
import { z } from 'zod';
import { answerValue } from '../../shared/plan/plan.ts';
import type { NightRecord, RecordAsk } from '../../shared/views/record-file.ts';
import { eventsOf, type CheckedChain, type Told } from './check-chain.ts';
import type { Findings } from './findings.ts';

const address = { ask: z.string(), point: z.string().nullable(), candidate: z.string() };
const content = {
  value: answerValue,
  words: z.string().nullable(),
  changed: z.looseObject({ asked: z.string(), said: z.string() }).optional(),
  speaker: z.string().optional(),
};
const said = z.looseObject({
  ...content,
  at: z.int(),
  readBack: z.looseObject({ dispute: z.string().nullable() }).optional(),
});
export const recorded = z.looseObject({ ...address, ...content, pressed: z.boolean() });
export const readBack = z.looseObject({ ...address, dispute: z.string().nullable() });
const sights = z.looseObject({
  answers: z.array(
    z.looseObject({
      ...address,
      was: z.looseObject({ shown: said.nullable(), lastSeen: said.nullable() }),
      readBack: z.boolean().optional(),
    }),
  ),
});
export type Address = { readonly ask: string; readonly point: string | null; readonly candidate: string };
export type Seen = RecordAsk['seen'][number];

export const keyOf = ({ ask, point, candidate }: Address): string => JSON.stringify([ask, point, candidate]);

export const placeOf = ({ asks }: NightRecord, { ask, point, candidate }: Address): string => {
  const found = asks.find(({ id }) => id === ask);
  const name = found?.answers.find((one) => one.candidate === candidate)?.name ?? candidate;
  return `ask ${point ?? ask}, ${name}`;
};

/** What is in the hall's sight by the record itself. */
export const markOf = (ask: RecordAsk, { candidate, letter }: Seen) => {
  const answer = ask.answers.find((one) => one.candidate === candidate);
  return letter === null ? answer?.mark : answer?.points.find((one) => one.letter === letter)?.mark;
};

export type Sight = Told<z.output<typeof sights>> & { readonly kind: (typeof sightKinds)[number] };
const sightKinds = ['AnswersRevealed', 'AnswersHidden', 'SightRestored'] as const;

/** Every change of what the hall sees, in order. */
export const sightsIn = (chain: CheckedChain, findings: Findings): Sight[] =>
  sightKinds
    .flatMap((kind) => eventsOf(chain, kind, sights, findings).map((told) => Object.assign(told, { kind })))
    .toSorted((one, other) => one.version - other.version);

interface Content {
  readonly value: string;
  readonly words: string | null;
  readonly changed?: { readonly asked: string; readonly said: string } | undefined;
  readonly speaker?: string | undefined;
}
/** What was said and by whom; what the candidate said when it was read back stands beside it. */
export const contentOf = ({ value, words, changed, speaker }: Content): string =>
  JSON.stringify([value, words, changed?.asked, changed?.said, speaker]);

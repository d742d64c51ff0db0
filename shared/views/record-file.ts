/** The public record of a night as it is written into a file: what anybody may read, keep and check without a server. */
import { z } from 'zod';
import { ballotKinds, thresholds, votersKinds } from '../ballots/settings.ts';
import type { Deep } from '../kernel/decider.ts';
import { answerValue } from '../plan/plan.ts';

export const RECORD_FORMAT = 'assembly-record/1';

const id = z.string().max(80);
const text = z.string().max(1_000);
const instant = z.int();
const heads = z.int().min(0);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

const said = {
  value: answerValue,
  /** The exact words, where they were written down. */
  words: text.nullable(),
  /** A number or date other than was asked for. */
  changed: z.strictObject({ asked: text, said: text }).optional(),
  /** Who spoke for the candidate. */
  speaker: text.optional(),
  /** What the candidate said against it when it was read back. */
  dispute: text.optional(),
};
const mark = z.strictObject({ ...said, corrected: z.boolean() });

/** What the hall saw of one answer, the oldest first; the last may have been hidden again. */
const version = z.strictObject({
  ...said,
  pressed: z.boolean(),
  /** When it was written down, and what the pass of whoever did was for. */
  at: instant,
  by: z.string().max(20).nullable(),
});

const answer = z.strictObject({
  candidate: id,
  name: text,
  party: text.nullable(),
  mark: mark.nullable(),
  points: z.array(z.strictObject({ letter: z.string().max(2), mark })),
});

const ask = z.strictObject({
  id,
  number: z.int(),
  of: z.int(),
  title: text,
  text,
  reworded: z.boolean().optional(),
  points: z.array(z.strictObject({ letter: z.string().max(2), text, reworded: z.boolean().optional() })),
  pinner: text.nullable(),
  answers: z.array(answer),
  /** Of every answer that the hall saw at any time; `letter` null: to the ask as a whole. */
  seen: z.array(
    z.strictObject({
      candidate: id,
      point: id.nullable(),
      letter: z.string().max(2).nullable(),
      versions: z.array(version).min(1),
    }),
  ),
});

const turnoutFigures = {
  id,
  name: text,
  pledged: heads,
  /** Declared, else counted at the doors; null: neither, as far as the hall was told. */
  present: heads.nullable(),
};
const area = z.strictObject({
  ...turnoutFigures,
  /** People that phones speak for: a figure of its own, never added; null until the hall saw who came. */
  onPhones: heads.nullable(),
  delegations: z.array(z.strictObject({ ...turnoutFigures, planned: z.boolean() })),
});

const settings = z.strictObject({
  question: text,
  kind: z.enum(ballotKinds),
  choices: z.array(z.strictObject({ id, text: text.nullable() })),
  most: z.int(),
  points: z.int(),
  each: z.int(),
  voters: z.enum(votersKinds),
  register: z.enum(['open', 'frozen']),
  changeable: z.boolean(),
  seconds: z.int().nullable(),
  threshold: z.enum(thresholds),
  veto: z.boolean(),
});
const counts = z.array(heads);
const row = { id, name: text, cast: heads, votes: counts };

const ballot = z.strictObject({
  id,
  settings,
  openedAt: instant,
  register: heads,
  cast: heads,
  /** In the order of the choices. */
  votes: counts,
  hands: counts.nullable(),
  handsAdded: z.boolean(),
  outcome: z.enum(['carried', 'not-carried', 'tie']).nullable(),
  areas: z.array(z.strictObject(row)),
  areasWithheld: heads,
  delegations: z.array(z.strictObject({ ...row, area: id })),
  delegationsWithheld: heads,
  vetoes: z.array(z.strictObject({ delegation: id, name: text, choice: id })),
  /** Sorted: nothing of who voted, when, or in which order. */
  receipts: z.array(z.tuple([z.string().max(20), z.array(id)])),
  /** SHA-256 of the receipts as JSON. */
  digest: hash,
});

export const nightRecord = z.strictObject({
  assembly: z.strictObject({
    id,
    title: text,
    date: z.string().max(10),
    timezone: z.string().max(60),
    alliance: text,
    office: text.nullable(),
    venue: text.nullable(),
    imprint: text.nullable(),
    neutrality: text.nullable(),
  }),
  alsoStanding: z.array(z.strictObject({ name: text, party: text.nullable() })),
  night: z.strictObject({
    state: z.enum(['waiting', 'on', 'over']),
    rehearsal: z.boolean().nullable(),
    startedAt: instant.nullable(),
    endedAt: instant.nullable(),
  }),
  /** What was on, in the order of the evening. */
  order: z.array(
    z.strictObject({
      id,
      title: text,
      startedAt: instant,
      plannedMs: z.int(),
      /** Null while it is on. */
      tookMs: z.int().nullable(),
    }),
  ),
  /** Alphabetical by surname, here and everywhere. */
  candidates: z.array(
    z.strictObject({
      id,
      name: text,
      party: text.nullable(),
      /** Who spoke in their place. */
      substitute: text.nullable(),
      turns: heads,
      allottedMs: z.int(),
      spokenMs: z.int(),
    }),
  ),
  /** Those that were put, in the order of the plan. */
  asks: z.array(ask),
  /** Null until the roll call. */
  turnout: z
    .strictObject({
      areas: z.array(area),
      pledged: heads,
      present: heads,
      onPhones: heads.nullable(),
    })
    .nullable(),
  /** Those that were sealed and revealed. */
  ballots: z.array(ballot),
});

/** A record without the chain of commits: what the page needs. */
const recordPart = {
  format: z.literal(RECORD_FORMAT),
  /** How many commits the log had. */
  version: z.int().positive(),
  /** The chain's last hash. */
  head: hash,
  /** SHA-256 of `head` and the record's own text. */
  fingerprint: hash,
  record: nightRecord,
};
export const recordPage = z.strictObject(recordPart);

/** Of each commit the first letters of its hash, a space, and its body where it is public, else the body's SHA-256. */
const chainEntry = z.string().regex(/^[0-9a-f]{8} (?:[0-9a-f]{64}|\{.*\})$/s);
export const recordFile = z.strictObject({ ...recordPart, chain: z.array(chainEntry) });

export const MARK_LETTERS = 8;

export type NightRecord = Deep<z.output<typeof nightRecord>>;
export type RecordPage = Deep<z.output<typeof recordPage>>;
export type RecordFile = Deep<z.output<typeof recordFile>>;
export type RecordBallot = NightRecord['ballots'][number];
export type RecordAsk = NightRecord['asks'][number];
export type RecordVersion = RecordAsk['seen'][number]['versions'][number];
export type RecordTurnout = NonNullable<NightRecord['turnout']>;

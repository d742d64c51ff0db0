/** The record's tables as CSV, one by name: for whoever reckons on with a spreadsheet. */
import { stringify } from 'csv-stringify/sync';
import { sameWords } from '../../shared/answers/same-words.ts';
import type { NightRecord, RecordAsk } from '../../shared/views/record-file.ts';

type Cell = string | number | boolean | null | undefined;
type Row = Readonly<Record<string, Cell>>;

const timeOf = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString();
const secondsOf = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 1000));

type Version = RecordAsk['seen'][number]['versions'][number];

/** What came next put it right; the answer given when pressed only stands beside the first one. */
const wasCorrected = (version: Version, next: Version | undefined): boolean =>
  next !== undefined && !sameWords(version, next) && (version.pressed || !next.pressed);

/** Of each answer all that the hall saw of it; `in_sight` is what stands. */
const answersOf = ({ id, title, answers, seen }: RecordAsk): Row[] =>
  seen.flatMap(({ candidate, letter, versions }) => {
    const face = answers.find((one) => one.candidate === candidate);
    const mark = letter === null ? face?.mark : face?.points.find((one) => one.letter === letter)?.mark;
    return versions.map((version, index) => {
      const isLast = index === versions.length - 1;
      const said = isLast && mark ? mark : version;
      return {
        ask: id,
        title,
        point: letter,
        candidate: face?.name,
        party: face?.party,
        answer: said.value,
        words: said.words,
        asked_for: said.changed?.asked,
        named_instead: said.changed?.said,
        spoken_by: said.speaker,
        disputed: said.dispute,
        pressed: version.pressed,
        written_at: timeOf(version.at),
        in_sight: isLast && mark !== null && mark !== undefined,
        corrected: isLast ? mark?.corrected : wasCorrected(version, versions[index + 1]),
      };
    });
  });

const votesRow = ({ settings: { choices } }: NightRecord['ballots'][number], votes: readonly number[]): Row =>
  Object.fromEntries(choices.map(({ id, text }, index) => [text ?? id, votes[index]]));

export const recordTables = {
  answers: ({ asks }) => asks.flatMap(answersOf),
  turnout: ({ turnout }) =>
    (turnout?.areas ?? []).flatMap((area) =>
      area.delegations.map((one) => ({
        area: area.name,
        delegation: one.name,
        pledged: one.pledged,
        present: one.present,
        unplanned: !one.planned,
      })),
    ),
  spoken: ({ candidates }) =>
    candidates.map(({ name, party, substitute, turns, allottedMs, spokenMs }) => ({
      candidate: name,
      party,
      substitute,
      turns,
      allotted_s: secondsOf(allottedMs),
      spoken_s: secondsOf(spokenMs),
    })),
  order: ({ order }) =>
    order.map(({ title, startedAt, plannedMs, tookMs }) => ({
      title,
      started_at: timeOf(startedAt),
      planned_s: secondsOf(plannedMs),
      took_s: secondsOf(tookMs),
    })),
  ballots: ({ ballots }) =>
    ballots.flatMap(({ id, settings, votes, hands, cast, register, outcome }) =>
      settings.choices.map((choice, index) => ({
        ballot: id,
        question: settings.question,
        choice: choice.text ?? choice.id,
        votes: votes[index],
        hands: hands?.[index],
        cast,
        register,
        outcome,
      })),
    ),
  breakdowns: ({ ballots }) =>
    ballots.flatMap((ballot) =>
      [
        ...ballot.areas.map((row) => ({ by: 'area', ...row })),
        ...ballot.delegations.map((row) => ({ by: 'delegation', ...row })),
      ].flatMap(({ by, name, cast, votes }) =>
        Object.entries(votesRow(ballot, votes)).map(([choice, count]) => ({
          ballot: ballot.id,
          by,
          name,
          cast,
          choice,
          votes: count,
        })),
      ),
    ),
  receipts: ({ ballots }) =>
    ballots.flatMap(({ id, receipts }) =>
      receipts.map(([receipt, choices]) => ({ ballot: id, receipt, choices: choices.join(' ') })),
    ),
} satisfies Record<string, (record: NightRecord) => Row[]>;

export type TableName = keyof typeof recordTables;
export const isTableName = (name: string): name is TableName => Object.hasOwn(recordTables, name);

/** What begins like a formula is marked as text: a spreadsheet must never run what somebody typed. */
export const csvOf = (name: TableName, record: NightRecord): string =>
  stringify(recordTables[name](record), { header: true, bom: true, escape_formulas: true });

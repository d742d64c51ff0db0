/** The public record as a view: what is in it, from when, and what never is. */
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { recordOf } from '../../../shared/views/record.ts';
import { csvOf } from '../../../server/record/record-tables.ts';
import {
  at,
  chair,
  given,
  givenPlan,
  on,
  recorder,
  samplePlan,
  steward,
  timekeeper,
  verifier,
  type Step,
} from '../../support/night/night.ts';
import { PEOPLE, recordNight } from '../../support/night/record-night.ts';

const recorded = (clock: string, value: 'yes' | 'no', words: string | null): Step[] => [
  [clock, recorder, { type: 'RecordAnswer', ask: 'A1', candidate: 'C1', value, words }],
  [clock, verifier, { type: 'ConfirmAnswer', ask: 'A1', candidate: 'C1' }],
];
const reveal: Step = ['19:10', chair, { type: 'RevealAnswers', ask: 'A1' }];
const ask = samplePlan.running_order.find(({ ref }) => ref === 'A1')?.id ?? '';

const readBack = (clock: string, dispute: string | null): Step => [
  clock,
  chair,
  { type: 'ReadBackAnswer', ask: 'A1', candidate: 'C1', dispute },
];
const show = (clock: string): Step => [clock, chair, { type: 'RevealAnswers', ask: 'A1' }];
const disputes = (...steps: readonly Step[]) =>
  recordOf(given(on(ask), ...recorded('19:05', 'yes', 'First.'), reveal, ...steps).state)
    .asks[0]?.seen.flatMap(({ versions }) => versions)
    .map(({ dispute }) => dispute);

describe('the public record', () => {
  test('[RECORD-1] has no ask before it is put, and no answer before it is revealed', () => {
    expect(recordOf(given().state).asks).toEqual([]);
    const put = recordOf(given(on(ask), ...recorded('19:05', 'yes', 'Surely.')).state);
    expect(put.asks.map(({ id, seen }) => [id, seen])).toEqual([['A1', []]]);
    expect(JSON.stringify(put)).not.toContain('Surely');
    const [shown] = recordOf(given(on(ask), ...recorded('19:05', 'yes', 'Surely.'), reveal).state).asks;
    expect(
      shown?.seen.map(({ candidate, versions }) => [candidate, versions.map(({ words }) => words)]),
    ).toEqual([['C1', ['Surely.']]]);
  });

  test('[RECORD-1] keeps every version that the hall saw, and none in between', () => {
    const { state } = given(
      on(ask),
      ...recorded('19:05', 'yes', 'First.'),
      reveal,
      ...recorded('19:11', 'no', 'Never shown.'),
      ...recorded('19:12', 'no', 'Second.'),
      ['19:13', chair, { type: 'RevealAnswers', ask: 'A1' }],
      ['19:14', chair, { type: 'HideAnswers', ask: 'A1' }],
    );
    const [one] = recordOf(state).asks[0]?.seen ?? [];
    expect(one?.versions.map(({ words, by }) => [words, by])).toEqual([
      ['First.', 'recorder'],
      ['Second.', 'recorder'],
    ]);
    expect(recordOf(state).asks[0]?.answers.find(({ candidate }) => candidate === 'C1')?.mark).toBeNull();
  });

  test('[RECORD-1] keeps a version whose reveal was taken back, and those of the longest night', () => {
    const { state } = given(
      on(ask),
      ...recorded('19:05', 'yes', 'First.'),
      reveal,
      ...recorded('19:11', 'no', 'Second.'),
      ['19:13', chair, { type: 'RevealAnswers', ask: 'A1' }],
      ['19:14', chair, { type: 'TakeBack' }],
      ...Array.from({ length: 1_000 }, (_, heads): Step => {
        const delegation = samplePlan.delegations[0]?.id ?? '';
        return ['19:15', steward, { type: 'DeclareTurnout', delegation, heads: heads % 7 }];
      }),
    );
    const [one] = recordOf(state).asks[0]?.seen ?? [];
    expect(one?.versions.map(({ words }) => words)).toEqual(['First.', 'Second.', 'First.']);
    const [shown] = recordOf(state).asks[0]?.answers ?? [];
    expect(shown?.mark).toMatchObject({ words: 'First.', corrected: false });
  });

  test('[RECORD-1] [ANSWER-15] keeps each dispute that the hall saw, and none that it did not', () => {
    const shown = [readBack('19:11', 'Never.'), show('19:12')];
    expect(disputes(readBack('19:11', 'Never.'))).toEqual([undefined]);
    expect(disputes(...shown)).toEqual(['Never.']);
    expect(disputes(...shown, readBack('19:13', 'Not so.'))).toEqual(['Never.']);
    expect(disputes(...shown, readBack('19:13', 'Not so.'), show('19:14'))).toEqual(['Never.', 'Not so.']);
    expect(disputes(...shown, readBack('19:13', null), show('19:14'))).toEqual(['Never.', undefined]);
  });

  test('[RECORD-1] has what is declared from the roll call on, and what was counted once the turnout is shown', () => {
    const [first] = samplePlan.delegations;
    const id = first?.id ?? '';
    const counted: Step = ['18:20', steward, { type: 'CountAtDoor', delegation: id, heads: 17 }];
    const presentIn = (...steps: readonly Step[]) => {
      const { turnout } = recordOf(given(counted, ...steps).state);
      return (
        turnout &&
        turnout.areas.flatMap(({ delegations }) => delegations).find((one) => one.id === id)?.present
      );
    };
    const [rollCall = '', turnout = ''] = ['rollcall', 'turnout'].map(
      (kind) => samplePlan.running_order.find((one) => one.kind === kind)?.id ?? '',
    );
    expect(presentIn()).toBeNull();
    expect(presentIn(on(rollCall))).toBeNull();
    expect(presentIn(on(turnout))).toBe(17);
    const declared: Step = ['18:40', steward, { type: 'DeclareTurnout', delegation: id, heads: 21 }];
    expect(presentIn(on(rollCall), declared)).toBe(21);
  });

  test('[RECORD-1] names a substitute once they spoke, and nobody before', () => {
    const [segment = ''] = samplePlan.running_order.flatMap(({ id, kind }) =>
      kind === 'candidates_open' ? [id] : [],
    );
    const substitute: Step = [
      '18:00',
      chair,
      { type: 'SetCandidate', candidate: 'C4', status: 'here', substitute: 'Ada Quill' },
    ];
    const substituteIn = (...steps: readonly Step[]) =>
      recordOf(given(substitute, ...steps).state).candidates.find(({ id }) => id === 'C4')?.substitute;
    expect(substituteIn()).toBeNull();
    expect(substituteIn(on(segment))).toBeNull();
    const speaks: Step = ['18:50', timekeeper, { type: 'StartTurn', speaker: 'C4' }];
    expect(substituteIn(on(segment), speaks, ['18:51', timekeeper, { type: 'EndTurn' }])).toBe('Ada Quill');
  });

  test('[RECORD-1] says when the hall saw a version first, however often it is shown again', () => {
    const { state } = given(
      on(ask),
      ...recorded('19:05', 'yes', 'First.'),
      reveal,
      ['19:14', chair, { type: 'HideAnswers', ask: 'A1' }],
      ['19:20', chair, { type: 'RevealAnswers', ask: 'A1' }],
    );
    const versions = [...state.answers.versions.values()].flat();
    expect(versions.map(({ seenAt }) => seenAt)).toEqual([at('19:10')]);
  });

  test('[RECORD-2] lists every receipt of a revealed ballot once, sorted, and its small rows are withheld', () => {
    const [agenda] = recordOf(recordNight().state).ballots;
    const receipts = agenda?.receipts.map(([receipt]) => receipt) ?? [];
    expect([agenda?.cast, new Set(receipts).size]).toEqual([PEOPLE, PEOPLE]);
    expect(receipts).toEqual(receipts.toSorted());
    expect(agenda?.delegationsWithheld).toBeGreaterThan(0);
    expect(agenda?.vetoes).toHaveLength(1);
  });

  test('[RECORD-2] has nothing of a ballot that is open, closed, or sealed and kept back', () => {
    const open: Step = ['19:00', chair, { type: 'OpenBallot', ballot: 'B', question: 'Which?' }];
    const close: Step = ['19:01', chair, { type: 'CloseBallot', ballot: 'B' }];
    const seal: Step = ['19:02', chair, { type: 'SealBallot', ballot: 'B' }];
    for (const steps of [[open], [open, close], [open, close, seal]])
      expect(recordOf(given(...steps).state).ballots).toEqual([]);
    const revealed = given(open, close, ['19:02', chair, { type: 'RevealBallot', ballot: 'B' }]);
    expect(recordOf(revealed.state).ballots.map(({ id }) => id)).toEqual(['B']);
  });

  test('[RECORD-5] lists candidates alphabetically, and counts nothing of their answers', () => {
    const { candidates, asks } = recordOf(recordNight().state);
    const order = candidates.map(({ id }) => id);
    for (const { answers } of asks) expect(answers.map(({ candidate }) => candidate)).toEqual(order);
    const figures = new Set(candidates.flatMap((one) => Object.keys(one)));
    expect([...figures].toSorted()).toEqual([
      'allottedMs',
      'id',
      'name',
      'party',
      'spokenMs',
      'substitute',
      'turns',
    ]);
  });

  test('[RECORD-9] what begins like a formula is text in a spreadsheet', () => {
    const [first, ...others] = samplePlan.candidates;
    const plan = {
      ...samplePlan,
      candidates: first ? [{ ...first, name: '=HYPERLINK("x")' }, ...others] : [],
    };
    const { state } = givenPlan(
      plan,
      on(ask),
      ...recorded('19:05', 'yes', '+1 for "that", and\nmore'),
      reveal,
    );
    const csv = csvOf('answers', recordOf(state));
    const rows: Record<string, string>[] = parse(csv, { columns: true, bom: true });
    expect(rows.map(({ candidate, answer, words }) => [candidate, answer, words])).toEqual([
      [`'=HYPERLINK("x")`, 'yes', `'+1 for "that", and\nmore`],
    ]);
  });
});

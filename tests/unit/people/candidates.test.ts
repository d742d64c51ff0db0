/** Candidates: lots, the order of each ask, who is here, who speaks for them, and the seconds each had. */
import { describe, expect, test } from 'vitest';
import type { CandidateStanding, SpeakingOrders } from '../../../shared/candidates/events.ts';
import type { CommandInput } from '../../../shared/night/commands.ts';
import type { NightEvent } from '../../../shared/night/events.ts';
import { nextTurn } from '../../../shared/turns/next-turn.ts';
import { fairnessView } from '../../../shared/views/fairness.ts';
import {
  at,
  byId,
  chair,
  did,
  given,
  givenPlan,
  nothing,
  on,
  refused,
  samplePlan,
  SECOND,
  timekeeper,
  type Night,
  type Step,
} from '../../support/night/night.ts';
import { answer, candidate, end, start, started } from '../../support/night/turns.ts';

const draw = (order?: string[]): CommandInput => ({ type: 'DrawLots', ...(order ? { order } : {}) });
const move = (ask: string, id: string, before: string | null) =>
  ({ type: 'MoveCandidate', ask, candidate: id, before }) as const;
type Set = Extract<CommandInput, { type: 'SetCandidate' }>;
const set = (id: string, status: Set['status'], substitute?: string | null): Set => ({
  type: 'SetCandidate',
  candidate: id,
  status,
  ...(substitute === undefined ? {} : { substitute }),
});

const planned: SpeakingOrders = {
  A1: ['C4', 'C1', 'C2', 'C3'],
  A2: ['C1', 'C2', 'C3', 'C4'],
  A3: ['C2', 'C3', 'C4', 'C1'],
  A4: ['C3', 'C4', 'C1', 'C2'],
  A5: ['C4', 'C1', 'C2', 'C3'],
};
const changed = (id: string, to: CandidateStanding, was: CandidateStanding): NightEvent => ({
  type: 'CandidateChanged',
  candidate: id,
  to,
  was,
});
const expected: CandidateStanding = { status: 'expected', substitute: null };

const orders = (night: Night) => Object.fromEntries(night.state.candidates.orders);
const next = (night: Night) => nextTurn(night.state)?.speaker.id ?? null;
const isCandidate = (id: string): boolean => samplePlan.candidates.some((one) => one.id === id);
/** Every candidate who is called in what is on, one after the other. */
const called = (night: Night): string[] => {
  const ids: string[] = [];
  for (let id = next(night); id !== null; id = next(night)) {
    if (isCandidate(id)) ids.push(id);
    night.and('19:10', timekeeper, start()).and('19:11', timekeeper, end);
  }
  return ids;
};

describe('lots', () => {
  test('[FAIR-1] [FAIR-2] are drawn by the program: chance orders the first ask, and each further one begins a place later', () => {
    const drawn = {
      A1: ['C4', 'C3', 'C2', 'C1'],
      A2: ['C3', 'C2', 'C1', 'C4'],
      A3: ['C2', 'C1', 'C4', 'C3'],
      A4: ['C1', 'C4', 'C3', 'C2'],
      A5: ['C4', 'C3', 'C2', 'C1'],
    };
    expect(given().when('18:15', chair, draw())).toStrictEqual(
      did({ type: 'LotsDrawn', drawn: true, orders: drawn, was: planned }),
    );
    const night = given(['18:15', chair, draw()], on('S09'));
    expect(orders(night)).toStrictEqual(drawn);
    expect(called(night)).toEqual(drawn.A2);
  });

  test('[FAIR-1] [FAIR-2] can be entered by hand', () => {
    expect(given().when('18:15', chair, draw(['C2', 'C1', 'C4', 'C3']))).toMatchObject({
      value: [
        {
          type: 'LotsDrawn',
          drawn: false,
          orders: { A1: ['C2', 'C1', 'C4', 'C3'], A2: ['C1', 'C4', 'C3', 'C2'] },
        },
      ],
    });
  });

  test.each([
    ['forgets one', ['C1', 'C2', 'C3']],
    ['names one twice', ['C1', 'C2', 'C3', 'C3']],
    ['names a stranger', ['C1', 'C2', 'C3', 'C9']],
    ['names one too many', ['C1', 'C2', 'C3', 'C4', 'C1']],
    ['names nobody', []],
  ])('[FAIR-1] an order by hand that %s is refused', (_what, order) => {
    expect(given().when('18:15', chair, draw(order))).toStrictEqual(refused('not-an-order'));
  });

  test('[FAIR-1] before they are drawn the plan’s orders stand; whom one forgot comes last', () => {
    expect(orders(given())).toStrictEqual(planned);
    const asks = samplePlan.asks.map((ask) => Object.assign({}, ask, { order: ['C3', 'C9'] }));
    expect(orders(givenPlan({ ...samplePlan, asks }))).toMatchObject({ A1: ['C3', 'C1', 'C2', 'C4'] });
  });
});

describe('moving a candidate', () => {
  test('[FAIR-3] within one ask leaves the others in their order, and the other asks alone', () => {
    expect(given().when('19:00', chair, move('A1', 'C4', 'C3'))).toStrictEqual(
      did({
        type: 'OrderChanged',
        ask: 'A1',
        order: ['C1', 'C2', 'C4', 'C3'],
        was: ['C4', 'C1', 'C2', 'C3'],
      }),
    );
    const night = given(['19:00', chair, move('A1', 'C4', 'C3')]);
    expect(orders(night)).toStrictEqual({ ...planned, A1: ['C1', 'C2', 'C4', 'C3'] });
    expect(orders(night.and('19:00', chair, move('A1', 'C1', null))).A1).toEqual(['C2', 'C4', 'C3', 'C1']);
  });

  test('[FAIR-3] to where they stand changes nothing', () => {
    for (const before of ['C4', 'C1'])
      expect(given().when('19:00', chair, move('A1', 'C4', before))).toStrictEqual(nothing);
    expect(given().when('19:00', chair, move('A1', 'C3', null))).toStrictEqual(nothing);
  });

  test('[FAIR-3] in the middle of an ask, whoever has answered is not asked again', () => {
    const night = given(on('S07'), ['19:00', timekeeper, answer()], ['19:01', timekeeper, end]);
    expect(called(night.and('19:01', chair, move('A1', 'C4', null)))).toEqual(['C1', 'C2', 'C3']);
  });

  test.each([
    ['in no ask of the plan', move('A9', 'C4', null), 'no-such-ask', 'A9'],
    ['who does not stand', move('A1', 'C9', null), 'no-such-candidate', 'C9'],
    ['before somebody who does not stand', move('A1', 'C4', 'C9'), 'no-such-candidate', 'C9'],
  ] as const)('[FAIR-3] %s is refused', (_what, command, code, detail) => {
    expect(given().when('19:00', chair, command)).toStrictEqual(refused(code, detail));
  });
});

describe('who is here', () => {
  test('[FAIR-4] is written down; what is so already changes nothing', () => {
    const late: CandidateStanding = { status: 'late', substitute: null };
    expect(given().when('18:20', chair, set('C3', 'late'))).toStrictEqual(did(changed('C3', late, expected)));
    const night = given(['18:20', chair, set('C3', 'late')]);
    expect(night.when('18:21', chair, set('C3', 'late'))).toStrictEqual(nothing);
    expect(night.when('18:21', chair, set('C9', 'late'))).toStrictEqual(refused('no-such-candidate', 'C9'));
  });

  test.each(['late', 'absent', 'withdrawn'] as const)('[FAIR-4] whoever is %s is passed over', (status) => {
    expect(called(given(on('S07'), ['19:00', chair, set('C1', status)]))).toEqual(['C4', 'C2', 'C3']);
  });

  test.each(['expected', 'here'] as const)('[FAIR-4] whoever is %s is called', (status) => {
    const night = given(['18:20', chair, set('C1', 'late')], on('S07'), ['19:00', chair, set('C1', status)]);
    expect(called(night)).toEqual(['C4', 'C1', 'C2', 'C3']);
  });

  test('[FAIR-4] who comes in the middle of an ask is called next by their lot, and once', () => {
    const night = given(
      on('S07'),
      ['19:00', chair, set('C1', 'late')],
      ['19:00', timekeeper, answer()],
      ['19:01', timekeeper, end],
    );
    expect(next(night)).toBe('C2');
    expect(next(night.and('19:02', chair, set('C1', 'here')))).toBe('C1');
    expect(called(night)).toEqual(['C1', 'C2', 'C3']);
    expect(next(night.and('19:20', chair, set('C1', 'here')))).toBeNull();
  });

  test('[FAIR-4] passed over, they can still be given the microphone by name', () => {
    expect(
      given(on('S07'), ['19:00', chair, set('C1', 'late')]).when('19:01', chair, start({ speaker: 'C1' })),
    ).toStrictEqual(did(started('answer', candidate('C1'), 60, 'S07')));
  });

  test('[FAIR-5] a substitute speaks for who is not there', () => {
    const absent: CandidateStanding = { status: 'absent', substitute: 'Ada Lead' };
    expect(given().when('18:20', chair, set('C1', 'absent', 'Ada Lead'))).toStrictEqual(
      did(changed('C1', absent, expected)),
    );
    const night = given(on('S07'), ['19:00', chair, set('C1', 'absent', 'Ada Lead')]);
    expect(called(night)).toEqual(['C4', 'C1', 'C2', 'C3']);
    const gone = given(
      on('S07'),
      ['19:00', chair, set('C1', 'absent', 'Ada Lead')],
      ['19:00', chair, set('C1', 'absent', null)],
    );
    expect(called(gone)).toEqual(['C4', 'C2', 'C3']);
  });

  test('[FAIR-5] and stays when only the status changes', () => {
    const night = given(
      ['18:20', chair, set('C1', 'absent', 'Ada Lead')],
      ['18:30', chair, set('C1', 'late')],
    );
    expect(night.state.candidates.standing.get('C1')).toStrictEqual({
      status: 'late',
      substitute: 'Ada Lead',
    });
  });
});

const timed = (what: CommandInput, from: string, pausedAt: string, until: string): Step[] => [
  [from, timekeeper, what],
  [pausedAt, timekeeper, { type: 'PauseTurn' }],
  [until, timekeeper, end],
];
const ms = (seconds: number): number => seconds * SECOND;

describe('the seconds', () => {
  test('[FAIR-6] of each candidate are given and used, pauses left out', () => {
    const night = given(
      on('S07'),
      ...timed(start(), '18:57', '18:58', '18:59'),
      ...timed(start(), '19:00', '19:00:40', '19:02'),
      ['19:02', chair, start({ speaker: 'C4', kind: 'press' })],
      ['19:02:10', timekeeper, { type: 'ExtendTurn', seconds: 30 }],
      ['19:02:30', timekeeper, end],
      ['19:03', timekeeper, start()],
    );
    const { candidates } = fairnessView(night.state);
    expect(byId(candidates, 'C4')).toStrictEqual({
      id: 'C4',
      name: 'Marigold Thackwaite-Finch',
      party: 'Lantern Party (fictional)',
      ...expected,
      expectedArrival: null,
      turns: 2,
      allottedMs: ms(60 + 45),
      usedMs: ms(40 + 30),
      runningSince: null,
    });
    expect(byId(candidates, 'C1')).toMatchObject({ turns: 1, usedMs: 0, runningSince: at('19:03') });
    expect(byId(candidates, 'C2')).toMatchObject({ turns: 0, allottedMs: 0, usedMs: 0 });
  });

  test('[FAIR-6] of testimonies and leaders are nobody’s', () => {
    const night = given(
      on('S06'),
      ...timed(start(), '18:55', '18:56', '18:57'),
      ['18:58', chair, { type: 'StartSegment', segment: 'S07', from: 'S06' }],
      ...timed(start(), '18:58', '18:59', '19:00'),
      ...timed(start({ speaker: 'chair1' }), '19:00', '19:01', '19:02'),
    );
    expect(fairnessView(night.state).candidates.map(({ turns }) => turns)).toEqual([0, 0, 0, 0]);
  });

  test('[FAIR-6] are listed by surname, with the order of each ask', () => {
    const { candidates, orders: asks } = fairnessView(given(['18:20', chair, set('C3', 'late')]).state);
    expect(candidates.map(({ id }) => id)).toEqual(['C1', 'C2', 'C3', 'C4']);
    expect(byId(candidates, 'C3')).toMatchObject({ status: 'late', expectedArrival: '18:50' });
    expect(asks[2]).toStrictEqual({
      ask: 'A3',
      number: 3,
      title: 'A real Living Wage',
      order: ['C2', 'C3', 'C4', 'C1'],
    });
  });
});

/** Who speaks next in a segment, and how long. */
import { describe, expect, test } from 'vitest';
import { nextTurn } from '../../../shared/turns/next-turn.ts';
import { turnFace } from '../../../shared/views/faces.ts';
import { nowView } from '../../../shared/views/phone.ts';
import { turnView } from '../../../shared/views/turn.ts';
import {
  chair,
  did,
  given,
  givenPlan,
  on,
  refused,
  samplePlan,
  SECOND,
  timekeeper,
  type Step,
} from '../../support/night/night.ts';
import { answer, candidate, end, person, start, started } from '../../support/night/turns.ts';

/** The first of ask 1’s lot has answered. */
const firstSpoke: readonly Step[] = [
  on('S07', '19:00'),
  ['19:00', timekeeper, answer()],
  ['19:01', chair, end],
];

/** Lets everybody in a segment have their turn. */
const everybody = (segment: string): string[] => {
  const night = given(on(segment));
  const spoke: string[] = [];
  for (let next = nextTurn(night.state); next; next = nextTurn(night.state)) {
    spoke.push(next.speaker.id);
    night.and('18:31', timekeeper, start()).and('18:32', timekeeper, end);
  }
  return spoke;
};

describe('who speaks next', () => {
  test.each([
    ['an ask, which its pinner puts', 'S07', ['pin1', 'C4', 'C1', 'C2', 'C3']],
    ['another ask', 'S09', ['pin2', 'C1', 'C2', 'C3', 'C4']],
    ['the openings, by the first ask’s lot', 'S05', ['C4', 'C1', 'C2', 'C3']],
    ['the last words, by the last ask’s lot', 'S18', ['C4', 'C1', 'C2', 'C3']],
    ['a testimony', 'S06', ['T1']],
    ['a song', 'S02', []],
  ])('[TURN-1] in %s', (_what, segment, order) => {
    expect(everybody(segment)).toEqual(order);
  });

  test('[TURN-1] whom the lot forgot comes last, and whom the plan does not know not at all', () => {
    const asks = [{ id: 'A1', title: 'An ask', text: 'Will you?', points: [], order: ['C3', 'C9'] }];
    const night = givenPlan({ ...samplePlan, asks }, on('S07'));
    const heard = ['C3', 'C1', 'C2', 'C4'].map((id) => {
      const next = nextTurn(night.state)?.speaker.id;
      night.and('18:31', timekeeper, start()).and('18:32', timekeeper, end);
      return [id, next];
    });
    expect(heard.map(([, next]) => next)).toEqual(heard.map(([id]) => id));
    expect(nextTurn(night.state)).toBeNull();
  });

  test('[TURN-1] pressing somebody does not change whose turn is next', () => {
    const night = given(...firstSpoke, ['19:01', chair, start({ speaker: 'C4', kind: 'press' })]);
    expect(nextTurn(night.state)?.speaker).toEqual(candidate('C1'));
    night.and('19:02', chair, end).and('19:02', chair, start({ speaker: 'C1', kind: 'press' }));
    expect(nextTurn(night.state)?.speaker).toEqual(candidate('C1'));
  });

  test.each([
    ['an opening', 'S05', start(), started('opening', candidate('C4'), 60, 'S05')],
    ['an answer', 'S07', answer(), started('answer', candidate('C4'), 60, 'S07')],
    ['a last word', 'S18', start(), started('last_word', candidate('C4'), 90, 'S18')],
    ['a testimony', 'S06', start(), started('testimony', { as: 'testimony', id: 'T1' }, 180, 'S06')],
    ['a named candidate', 'S07', start({ speaker: 'C2' }), started('answer', candidate('C2'), 60, 'S07')],
    [
      'whoever is next, by name',
      'S18',
      start({ speaker: 'C4' }),
      started('last_word', candidate('C4'), 90, 'S18'),
    ],
    [
      'another than the next',
      'S18',
      start({ speaker: 'C2' }),
      started('last_word', candidate('C2'), 90, 'S18'),
    ],
    [
      'a pressed candidate',
      'S07',
      start({ speaker: 'C1', kind: 'press' }),
      started('press', candidate('C1'), 15, 'S07'),
    ],
    ['a leader', 'S04', start({ speaker: 'chair2' }), started('speech', person('chair2'), 120, 'S04')],
    [
      'a leader among candidates',
      'S07',
      start({ speaker: 'chair1' }),
      started('speech', person('chair1'), 420, 'S07'),
    ],
    ['the putting of an ask', 'S07', start(), started('put', person('pin1'), 180, 'S07')],
    ['the pinner of the ask', 'S09', start({ speaker: 'pin2' }), started('put', person('pin2'), 60, 'S09')],
    [
      'the pinner of another ask',
      'S09',
      start({ speaker: 'pin1' }),
      started('speech', person('pin1'), 300, 'S09'),
    ],
    [
      'a testimony at another time',
      'S04',
      start({ speaker: 'T4' }),
      started('testimony', { as: 'testimony', id: 'T4' }, 180, 'S04'),
    ],
    [
      'a candidate where none is due',
      'S01',
      start({ speaker: 'C3' }),
      started('answer', candidate('C3'), 60, 'S01'),
    ],
    ['a length of its own', 'S07', answer({ seconds: 45 }), started('answer', candidate('C4'), 45, 'S07')],
  ])('[TURN-2] %s has its kind and its length', (_what, segment, command, event) => {
    expect(given(on(segment)).when('18:31', timekeeper, command)).toStrictEqual(did(event));
  });

  test('[TURN-2] the time for each candidate is the segment’s, else that of the plan’s rules', () => {
    const candidate_rules = { ...samplePlan.candidate_rules, opening_s: 70, answer_s: 45 };
    const plan = { ...samplePlan, candidate_rules };
    expect(nextTurn(givenPlan(plan, on('S05')).state)?.allottedMs).toBe(60 * SECOND);
    expect(givenPlan(plan, on('S07')).when('18:31', chair, answer())).toStrictEqual(
      did(started('answer', candidate('C4'), 45, 'S07')),
    );
  });

  test('[TURN-2] so it is for whoever is named before it is their turn, or when nobody is due any more', () => {
    const running_order = samplePlan.running_order.map((segment) =>
      segment.id === 'S07' ? { ...segment, per_candidate_s: 40 } : segment,
    );
    expect(
      givenPlan({ ...samplePlan, running_order }, on('S07')).when('18:31', chair, answer()),
    ).toStrictEqual(did(started('answer', candidate('C4'), 40, 'S07')));
    const heard = given(on('S18'));
    for (const id of ['C1', 'C2', 'C3', 'C4'])
      heard.and('18:31', timekeeper, start({ speaker: id })).and('18:32', timekeeper, end);
    expect(nextTurn(heard.state)).toBeNull();
    expect(heard.and('18:33', chair, start({ speaker: 'C2' })).state.turns.current).toMatchObject({
      kind: 'last_word',
      allottedMs: 90 * SECOND,
    });
  });

  test.each([
    ['of a shortened segment: half a minute at least', 120, 30],
    ['of a longer one, by whole five seconds', 387, 85],
    ['of a very long one: three minutes at most', 3000, 180],
  ])('[TURN-2] the putting has what the answers leave, %s', (_what, seconds, expected) => {
    const night = given(['18:00', chair, { type: 'EditSegment', segment: 'S09', seconds }], on('S09'));
    expect(nextTurn(night.state)).toStrictEqual({
      kind: 'put',
      speaker: person('pin2'),
      allottedMs: expected * SECOND,
    });
  });

  test.each([
    ['what is left of its segment', '18:31:32', 85],
    ['three minutes, where half a minute is not left', '18:32:31', 180],
    ['three minutes, where the segment is over', '18:40', 180],
  ])('[TURN-2] a speech has %s', (_what, clock, seconds) => {
    expect(given(on('S04')).when(clock, chair, start({ speaker: 'chair2' }))).toStrictEqual(
      did(started('speech', person('chair2'), seconds, 'S04')),
    );
  });
});

/** Who is next in ask 1, which is on since seven. */
const next = (...steps: readonly Step[]) => nextTurn(given(on('S07', '19:00'), ...steps).state)?.speaker;

describe('putting an ask', () => {
  test('[TURN-1] comes first, and once it was had the candidates follow', () => {
    expect(next()).toEqual(person('pin1'));
    expect(next(['19:00', chair, start()])).toEqual(candidate('C4'));
    expect(next(['19:00', chair, start()], ['19:01', chair, end])).toEqual(candidate('C4'));
  });

  test('[TURN-1] is over once a candidate has spoken, and not when somebody else has', () => {
    expect(next(['19:00', chair, start({ speaker: 'C2' })])).toEqual(candidate('C4'));
    expect(next(['19:00', chair, start({ speaker: 'chair1' })])).toEqual(person('pin1'));
  });

  test('[TURN-1] is left to the candidates where the ask names no pinner, or one whom the plan does not know', () => {
    for (const pinner of [undefined, 'nobody']) {
      const asks = samplePlan.asks.map(({ pinner: _, ...ask }) => (pinner ? { ...ask, pinner } : ask));
      expect(nextTurn(givenPlan({ ...samplePlan, asks }, on('S07')).state)?.speaker).toEqual(candidate('C4'));
    }
  });
});

const offered = (...steps: readonly Step[]) => turnView(given(...steps).state).press;

describe('pressing', () => {
  const press = start({ kind: 'press' });
  const last = {
    kind: 'press',
    speaker: 'C4',
    name: 'Marigold Thackwaite-Finch',
    allottedMs: 15 * SECOND,
    by: 'Idris Halloway',
  };

  test('[TURN-10] is offered once somebody has answered, with who presses, beside whoever is next', () => {
    expect(offered(on('S07', '19:00'))).toBeNull();
    expect(offered(on('S07', '19:00'), ['19:00', chair, answer()])).toBeNull();
    expect(offered(...firstSpoke)).toStrictEqual(last);
    const view = turnView(given(...firstSpoke).state);
    expect([view.next?.speaker, view.canStart, view.canPress]).toEqual(['C1', true, true]);
  });

  test('[TURN-10] is of whoever answered last, and offered once', () => {
    const pressed: Step[] = [...firstSpoke, ['19:02', chair, press]];
    expect(offered(...pressed)).toBeNull();
    expect(offered(...pressed, ['19:03', chair, end])).toBeNull();
    expect(offered(...firstSpoke, ['19:02', chair, start()], ['19:03', chair, end])?.speaker).toBe('C1');
  });

  test('[TURN-10] waits while the night is paused, and is over with the ask', () => {
    const night = given(...firstSpoke, ['19:02', chair, { type: 'PauseNight' }]);
    expect(turnView(night.state)).toMatchObject({ press: last, canPress: false });
    expect(
      offered(...firstSpoke, ['19:02', chair, { type: 'StartSegment', segment: 'S08', from: 'S07' }]),
    ).toBeNull();
    expect(offered(on('S05'), ['18:50', chair, start()], ['18:51', chair, end])).toBeNull();
  });

  test('[TURN-10] needs no name, and nobody can be pressed who has not answered', () => {
    expect(given(...firstSpoke).and('19:02', chair, press).state.turns.current).toMatchObject({
      kind: 'press',
      speaker: candidate('C4'),
      allottedMs: 15 * SECOND,
    });
    expect(given(on('S07')).when('18:31', chair, press)).toStrictEqual(refused('no-speaker'));
  });

  test('[TURN-10] names the candidate, whose time it is, and who presses', () => {
    const night = given(...firstSpoke, ['19:02', chair, press]);
    expect(turnFace(night.state)).toMatchObject({
      kind: 'press',
      name: 'Marigold Thackwaite-Finch',
      party: 'Lantern Party (fictional)',
      pressedBy: 'Idris Halloway',
    });
    expect(nowView(night.state).speaker).toStrictEqual({
      name: 'Marigold Thackwaite-Finch',
      party: 'Lantern Party (fictional)',
      pressedBy: 'Idris Halloway',
    });
    expect(turnFace(given(...firstSpoke, ['19:02', chair, start()]).state)?.pressedBy).toBeNull();
  });

  test('[TURN-10] of a substitute names the substitute', () => {
    const stands: Step = [
      '18:20',
      chair,
      { type: 'SetCandidate', candidate: 'C4', status: 'absent', substitute: 'Dr Plumb' },
    ];
    expect(offered(stands, ...firstSpoke)).toMatchObject({ speaker: 'C4', name: 'Dr Plumb' });
  });
});

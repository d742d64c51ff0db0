/** Who speaks next in a segment, and how long. */
import { describe, expect, test } from 'vitest';
import { nextTurn } from '../../shared/next-turn.ts';
import {
  chair,
  did,
  given,
  givenPlan,
  on,
  samplePlan,
  SECOND,
  timekeeper,
  type Step,
} from '../support/night.ts';
import { candidate, start, started } from '../support/turns.ts';

const end = { type: 'EndTurn' } as const;

/** The first of ask 1’s lot has answered. */
const firstSpoke: readonly Step[] = [
  on('S07', '19:00'),
  ['19:00', timekeeper, start()],
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
    ['an ask', 'S07', ['C4', 'C1', 'C2', 'C3']],
    ['another ask', 'S09', ['C1', 'C2', 'C3', 'C4']],
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
    ['an answer', 'S07', start(), started('answer', candidate('C4'), 60, 'S07')],
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
    [
      'a leader',
      'S04',
      start({ speaker: 'chair2' }),
      started('speech', { as: 'person', id: 'chair2' }, 180, 'S04'),
    ],
    [
      'a leader among candidates',
      'S07',
      start({ speaker: 'pin1' }),
      started('speech', { as: 'person', id: 'pin1' }, 180, 'S07'),
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
    ['a length of its own', 'S07', start({ seconds: 45 }), started('answer', candidate('C4'), 45, 'S07')],
  ])('[TURN-2] %s has its kind and its length', (_what, segment, command, event) => {
    expect(given(on(segment)).when('18:31', timekeeper, command)).toStrictEqual(did(event));
  });

  test('[TURN-2] the time for each candidate is the segment’s, else that of the plan’s rules', () => {
    const candidate_rules = { ...samplePlan.candidate_rules, opening_s: 70, answer_s: 45 };
    const plan = { ...samplePlan, candidate_rules };
    expect(nextTurn(givenPlan(plan, on('S05')).state)?.allottedMs).toBe(60 * SECOND);
    expect(nextTurn(givenPlan(plan, on('S07')).state)?.allottedMs).toBe(45 * SECOND);
  });

  test('[TURN-2] whoever is next and is pressed has the time of pressing', () => {
    expect(given(on('S07')).when('18:31', chair, start({ speaker: 'C4', kind: 'press' }))).toStrictEqual(
      did(started('press', candidate('C4'), 15, 'S07')),
    );
  });

  test('[TURN-2] so has whoever is next without being named', () => {
    expect(given(on('S07')).when('18:31', chair, start({ kind: 'press' }))).toStrictEqual(
      did(started('press', candidate('C4'), 15, 'S07')),
    );
  });
});

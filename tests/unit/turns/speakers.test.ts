/** Everybody who can be given the clock, beside whoever is next. */
import { describe, expect, test } from 'vitest';
import { speakersView } from '../../../shared/views/speakers.ts';
import { turnView } from '../../../shared/views/turn.ts';
import {
  at,
  chair,
  did,
  given,
  givenPlan,
  MINUTE,
  on,
  samplePlan,
  SECOND,
  type Step,
} from '../../support/night/night.ts';
import { answer, candidate, person, start, started } from '../../support/night/turns.ts';

const view = (...steps: readonly Step[]) => speakersView(given(...steps).state);
const can = (...steps: readonly Step[]) => turnView(given(...steps).state).canStartOther;
const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

describe('somebody else', () => {
  test('[TURN-11] can be a lead of what is on, first of all', () => {
    expect(view(on('S01')).leads).toStrictEqual([
      { id: 'chair1', name: 'Rev. Philippa Starling', role: 'co-chair' },
      { id: 'chair2', name: 'Idris Halloway', role: 'co-chair' },
    ]);
    expect(view(on('S17')).leads.map(({ name }) => name)).toEqual(['Morag Tenby', 'Idris Halloway']);
  });

  test('[TURN-11] can be the pinner of the ask, also where the segment is led by somebody else', () => {
    const led: Step = ['18:00', chair, { type: 'EditSegment', segment: 'S07', lead: ['chair1'] }];
    expect(ids(view(on('S07')).leads)).toEqual(['pin1']);
    expect(ids(view(led, on('S07')).leads)).toEqual(['pin1', 'chair1']);
  });

  test('[TURN-11] can be anybody whom the plan gives a task, and each is listed once', () => {
    const { leads, people } = view(on('S02'));
    const names = [...leads, ...people].map(({ name }) => name);
    expect(names).toHaveLength(new Set(samplePlan.roles.map(({ name }) => name)).size);
    expect(new Set(names).size).toBe(names.length);
    expect(people).toContainEqual({
      id: 'tech',
      name: 'Peder Lunt',
      role: expect.stringContaining('tech lead'),
    });
  });

  test('[TURN-11] is nobody whose name was typed on the night, or whom the plan does not know', () => {
    const led: Step = [
      '18:00',
      chair,
      { type: 'EditSegment', segment: 'S01', lead: ['Ada Lovelace', 'chair2'] },
    ];
    expect(ids(view(led, on('S01')).leads)).toEqual(['chair2']);
  });

  test.each([
    ['an ask, in its drawn order', 'S07', ['C4', 'C1', 'C2', 'C3'], 60],
    ['the last words, by the last lot', 'S18', ['C4', 'C1', 'C2', 'C3'], 90],
    ['the reading back of answers, by surname', 'S17', ['C1', 'C2', 'C3', 'C4'], 60],
  ])(
    '[TURN-11] can be a candidate in %s, for the time that is the same for each',
    (_what, segment, order, s) => {
      const { candidates, candidateMs } = view(on(segment));
      expect([ids(candidates), candidateMs]).toEqual([order, s * SECOND]);
    },
  );

  test.each(['S01', 'S04', 'S06', 'S12'])('[TURN-11] is no candidate in %s', (segment) => {
    expect(view(on(segment))).toMatchObject({ candidates: [], candidateMs: null });
  });

  test('[TURN-11] who stands in for a candidate goes by their own name', () => {
    const stands: Step = [
      '18:20',
      chair,
      { type: 'SetCandidate', candidate: 'C4', status: 'absent', substitute: 'Dr Plumb' },
    ];
    expect(view(stands, on('S07')).candidates[0]).toStrictEqual({ id: 'C4', name: 'Dr Plumb' });
  });

  test('[TURN-11] a plan without people offers nobody but the candidates', () => {
    const night = givenPlan({ ...samplePlan, roles: [] }, on('S07'));
    expect(speakersView(night.state)).toMatchObject({ leads: [], people: [] });
    expect(ids(speakersView(night.state).candidates)).toHaveLength(4);
  });

  test('[TURN-11] can have the clock only while nobody has it and the night runs', () => {
    expect([can(), can(on('S01')), can(on('S07'), ['18:31', chair, answer()])]).toEqual([false, true, false]);
    expect(can(on('S01'), ['18:31', chair, { type: 'PauseNight' }])).toBe(false);
  });

  test('[TURN-11] knows when the segment will have had its length, and nothing of it while the night stands', () => {
    expect(view(on('S01', '18:30')).endsAt).toBe(at('18:30') + 4 * MINUTE);
    expect(view(on('S01', '18:30'), ['18:31', chair, { type: 'PauseNight' }]).endsAt).toBeNull();
    expect(view().endsAt).toBeNull();
  });

  test('[TURN-11] is given the clock by name, for a length the chair chooses', () => {
    expect(given(on('S01')).when('18:31', chair, start({ speaker: 'tech', seconds: 120 }))).toStrictEqual(
      did(started('speech', person('tech'), 120, 'S01')),
    );
    expect(given(on('S17')).when('18:31', chair, start({ speaker: 'C2' }))).toStrictEqual(
      did(started('answer', candidate('C2'), 60, 'S17')),
    );
  });
});

/** The scenes of the evening's end, the roll call from its first name to its last, and what is shown where nothing is left to show. */
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../../shared/plan/plan.ts';
import type { SceneName } from '../../../shared/screen/scenes.ts';
import type { SceneView } from '../../../shared/views/scenes/scene-kinds.ts';
import { areaRows } from '../../../shared/views/turnout.ts';
import { sceneView } from '../../../shared/views/scenes/scene.ts';
import {
  at,
  chair,
  given,
  givenPlan,
  on,
  samplePlan,
  steward,
  type Night,
  type Step,
} from '../../support/night/night.ts';

const scene = (night: Night): SceneView => sceneView(night.state).scene;
const held = (name: SceneName, ask: string | null = null): Step => [
  '18:00',
  chair,
  { type: 'SceneHeld', scene: name, ask, was: null },
];
const call = (delegation: string | null): Step => ['18:40', steward, { type: 'CallDelegation', delegation }];
const declare = (delegation: string, heads: number): Step => [
  '18:41',
  steward,
  { type: 'DeclareTurnout', delegation, heads },
];
const everybody = samplePlan.delegations.map(({ id }) => declare(id, 10));
const areaNames = samplePlan.areas.map(({ name }) => name);

describe('the roll call', () => {
  test('[HALL-1] the area that is called has its own number beside the hall’s', () => {
    const night = given(on('S03'), declare('D01', 48), declare('D09', 14), call('D10'));
    expect(scene(night)).toMatchObject({
      area: { name: 'Oxford', declared: 14, pledged: 140 },
      calling: { name: "Hedley Vale Tenants' Union", declared: null },
      declared: 62,
    });
  });

  test('[HALL-1] once the last has declared, all areas stand beside the last', () => {
    const last = scene(given(on('S03'), ...everybody));
    expect(last).toMatchObject({
      area: null,
      calling: { name: "Lambourne Dale Carers' Circle", declared: 10 },
    });
    expect(last).toHaveProperty('rows.0', { id: 'MK', name: 'Milton Keynes', declared: 80, calling: false });
  });

  test('[HALL-1] ended early, it does not fall back to the first area', () => {
    const ended = scene(given(on('S03'), declare('D01', 48), call('D02'), call(null)));
    expect(ended).toMatchObject({ area: null, calling: null, declared: 48 });
    expect(ended.kind === 'rollcall' && ended.rows.map(({ name }) => name)).toEqual(areaNames);
  });

  test('[HALL-1] a call that was only taken back is before the first', () => {
    expect(scene(given(on('S03'), call('D20'), call(null)))).toMatchObject({
      area: { name: 'Milton Keynes' },
    });
  });

  test('[HALL-1] whoever came unplanned is called and counted like the others', () => {
    const night = given(
      on('S03'),
      ['18:40', steward, { type: 'AddDelegation', name: 'Bellringers', area: 'CH' }],
      call('N1'),
    );
    expect(scene(night)).toMatchObject({
      area: { name: 'Cherwell', pledged: 18 },
      calling: { name: 'Bellringers' },
    });
    expect(areaRows(night.state).flatMap(({ delegations }) => delegations)).toHaveLength(26);
  });
});

describe('the pledge', () => {
  test('[HALL-2] says the plan’s own words, and the day of the election', () => {
    const pledge = 'We will vote, and we will come back.';
    const plan: Plan = { ...samplePlan, assembly: { ...samplePlan.assembly, pledge } };
    expect(scene(givenPlan(plan, on('S20')))).toStrictEqual({
      kind: 'pledge',
      words: pledge,
      electionDay: '2020-05-07',
    });
  });

  test('[HALL-2] leaves the words to the program where the plan has none', () => {
    expect(scene(given(on('S20')))).toMatchObject({ kind: 'pledge', words: null });
  });
});

describe('the dates', () => {
  test('[HALL-3] the soonest first, one line for a day, the election marked', () => {
    const view = scene(given(on('S21')));
    expect(view).toMatchObject({ kind: 'dates' });
    expect(view.kind === 'dates' && view.days.map(({ date }) => date)).toEqual([
      '2020-04-30',
      '2020-05-07',
      '2020-05-08',
      '2020-06-19',
      '2021-04-30',
    ]);
    expect(view).toHaveProperty('days.1', {
      date: '2020-05-07',
      isElection: true,
      steps: ['Election day: delegations turn out to vote'],
    });
    expect(view).toHaveProperty('days.3.steps', [
      'First meeting with the Commissioner',
      'Schedule of monitoring meetings agreed',
    ]);
  });

  test('[HALL-3] what is over by tonight is left out, and an election without a step stands by itself', () => {
    const followup = [{ id: 'F0', due: '2020-04-01', task: 'Send the asks' }];
    expect(scene(givenPlan({ ...samplePlan, followup }, on('S21')))).toStrictEqual({
      kind: 'dates',
      days: [{ date: '2020-05-07', isElection: true, steps: [] }],
    });
  });

  test('[HALL-3] without a date it is a title', () => {
    const { election_day: _, ...assembly } = samplePlan.assembly;
    expect(scene(givenPlan({ ...samplePlan, assembly, followup: [] }, on('S21')))).toMatchObject({
      kind: 'title',
      title: 'Next dates; thank the candidates',
    });
  });
});

describe('what is held and gone', () => {
  test.each<SceneName>(['ask', 'testimony'])('[HALL-5] %s of something unknown is a title', (name) => {
    expect(scene(given(held(name, 'A99')))).toMatchObject({
      kind: 'title',
      title: samplePlan.assembly.title,
    });
  });

  test('[HALL-5] every scene can be drawn before the start, in every segment, and after the end', () => {
    const names: readonly SceneName[] = ['rollcall', 'speaker_clock', 'board', 'turnout', 'pledge', 'dates'];
    const nights = [given(), ...samplePlan.running_order.map(({ id }) => given(on(id)))];
    nights.push(given(on('S22'), ['20:10', chair, { type: 'EndNight', from: 'S22' }]));
    for (const night of nights)
      for (const name of names) {
        night.and(at('20:11'), chair, { type: 'SceneHeld', scene: name, ask: null, was: null });
        expect(scene(night).kind).toBe(name);
      }
  });
});

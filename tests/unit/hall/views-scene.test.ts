/** What the hall sees, on the projector and on phones: each scene, and what it falls back to. */
import { describe, expect, test } from 'vitest';
import type { CommandInput } from '../../../shared/night/commands.ts';
import type { SceneName } from '../../../shared/screen/scenes.ts';
import { nowView } from '../../../shared/views/phone.ts';
import type { SceneView } from '../../../shared/views/scenes/scene-kinds.ts';
import { sceneView } from '../../../shared/views/scenes/scene.ts';
import {
  at,
  chair,
  given,
  givenPlan,
  MINUTE,
  on,
  phone,
  samplePlan,
  SECOND,
  steward,
  timekeeper,
  type Night,
  type Step,
} from '../../support/night/night.ts';

const scene = (night: Night): SceneView => sceneView(night.state).scene;
const held = (name: SceneName, ask: string | null = null): Step => [
  '18:00',
  chair,
  { type: 'SceneHeld', scene: name, ask, was: null },
];
const next = (segment: string, from: string): CommandInput => ({ type: 'StartSegment', segment, from });
const speak = (how: { speaker?: string; reserve?: boolean } = {}): Step => [
  '18:56',
  timekeeper,
  { type: 'StartTurn', ...how },
];
const silence: Step = ['18:57', timekeeper, { type: 'EndTurn' }];

describe('the projector', () => {
  test('[SCREEN-4] waiting: the join code, the start, and who has come so far', () => {
    const night = given(
      ['18:10', phone(1), { type: 'CheckIn', delegation: 'D01', party: 3 }],
      ['18:11', phone(2), { type: 'CheckIn', delegation: 'D02' }],
    );
    expect(sceneView(night.state)).toStrictEqual({
      held: false,
      theme: 'dark',
      scene: {
        kind: 'waiting',
        joinCode: 'JOINAA',
        startsAt: at('18:30'),
        phones: 2,
        phoneHeads: 4,
        pledged: 641,
      },
    });
  });

  test('[SCREEN-4] welcome: how we behave, that we take no side, and who else stands', () => {
    expect(scene(given(on('S01')))).toStrictEqual({
      kind: 'welcome',
      conduct: samplePlan.assembly.conduct,
      neutrality: samplePlan.assembly.neutrality_notice,
      alsoStanding: [{ name: 'Percival Wobblestone', party: 'Teapot Reform League (fictional)' }],
    });
    const { conduct: _, neutrality_notice: __, ...bare } = samplePlan.assembly;
    const also_standing = [{ name: 'Percival Wobblestone' }];
    expect(scene(givenPlan({ ...samplePlan, assembly: bare, also_standing }, on('S01')))).toStrictEqual({
      kind: 'welcome',
      conduct: null,
      neutrality: null,
      alsoStanding: [{ name: 'Percival Wobblestone', party: null }],
    });
  });

  test.each<[string, Night, SceneView]>([
    [
      'a song, and by whom',
      given(on('S02')),
      {
        kind: 'title',
        title: 'Opening song and reflection',
        by: 'Kennetgate Community Choir',
        leads: ['Rev. Philippa Starling'],
      },
    ],
    [
      'before the start the night’s own',
      given(held('title')),
      { kind: 'title', title: samplePlan.assembly.title, by: null, leads: [] },
    ],
  ])('[SCREEN-4] a title: %s', (_what, night, view) => {
    expect(scene(night)).toStrictEqual(view);
  });

  test('[SCREEN-4] the roll call: the area that is called, and the total as it grows', () => {
    const before = scene(given(on('S03')));
    expect(before).toMatchObject({
      kind: 'rollcall',
      area: { name: 'Milton Keynes', declared: 0, pledged: 259 },
      calling: null,
      declared: 0,
      pledged: 641,
    });
    const night = given(
      on('S03'),
      ['18:40', steward, { type: 'DeclareTurnout', delegation: 'D01', heads: 48 }],
      ['18:41', steward, { type: 'CallDelegation', delegation: 'D24' }],
    );
    expect(scene(night)).toStrictEqual({
      kind: 'rollcall',
      area: { name: 'Cherwell', declared: 0, pledged: 18 },
      rows: [{ id: 'D24', name: 'Cherwold Churches Together', declared: null, calling: true }],
      calling: { name: 'Cherwold Churches Together', pledged: 18, declared: null },
      declared: 48,
      pledged: 641,
    });
  });

  test('[SCREEN-4] a speaker’s clock, while nobody speaks too', () => {
    const quiet = { kind: 'speaker_clock', title: 'Candidates introduced; one minute each', turn: null };
    expect(scene(given(on('S05')))).toStrictEqual(quiet);
    expect(scene(given(on('S05'), speak()))).toStrictEqual({
      ...quiet,
      turn: {
        id: 'id-1',
        kind: 'opening',
        speaker: 'C4',
        name: 'Marigold Thackwaite-Finch',
        party: 'Lantern Party (fictional)',
        pressedBy: null,
        allottedMs: 60 * SECOND,
        usedMs: 0,
        runningSince: at('18:56'),
      },
    });
  });

  test('[SCREEN-4] turnout by area: declared where it is, else counted, and phones nowhere', () => {
    const night = given(
      on('S19'),
      ['18:40', steward, { type: 'DeclareTurnout', delegation: 'D01', heads: 48 }],
      ['18:40', steward, { type: 'CountAtDoor', delegation: 'D02', heads: 50 }],
      ['18:40', steward, { type: 'CountAtDoor', delegation: 'D24', heads: 17 }],
      ['18:40', phone(1), { type: 'CheckIn', delegation: 'D25', party: 8 }],
    );
    const view = scene(night);
    expect(view).toMatchObject({ kind: 'turnout', present: 115, pledged: 641 });
    expect(view).toHaveProperty('areas.0', { name: 'Milton Keynes', present: 98, pledged: 259 });
    expect(view).toHaveProperty('areas.6', { name: 'West Berkshire', present: 0, pledged: 10 });
  });

  test.each(['holding', 'blank'] as const)('[SCREEN-2] %s says nothing else', (name) => {
    expect(sceneView(given(on('S07'), held(name)).state)).toStrictEqual({
      scene: { kind: name },
      held: true,
      theme: 'dark',
    });
  });
});

describe('a testimony', () => {
  test('[SECRECY-5] shows the public name, the subject and where they come from', () => {
    expect(scene(given(on('S06'), speak()))).toMatchObject({
      kind: 'testimony',
      name: 'Beatrice',
      subject: 'Eight months without one reply',
      delegation: 'Oxbourne Street Refugee Welcome',
      turn: { name: 'Beatrice', allottedMs: 3 * MINUTE },
    });
    expect(scene(given(on('S06')))).toMatchObject({ name: 'Beatrice', turn: null });
  });

  test('[SECRECY-6] that is anonymous does not say where they come from', () => {
    expect(scene(given(on('S13'), speak()))).toMatchObject({ name: 'a student', delegation: null });
  });

  test('[SECRECY-5] read by the reserve names nobody', () => {
    const night = given(on('S06'), speak({ reserve: true }));
    expect(scene(night)).toMatchObject({ kind: 'testimony', name: null, turn: { name: null } });
    expect(nowView(night.state).speaker).toStrictEqual({ name: null, party: null, pressedBy: null });
  });

  test('[SECRECY-5] once the reserve has read, the giver’s name does not come back', () => {
    expect(scene(given(on('S06'), speak({ reserve: true }), silence))).toMatchObject({ name: null });
  });

  test('[SCREEN-4] held outside a testimony is a title', () => {
    expect(scene(given(on('S07'), held('testimony')))).toMatchObject({
      kind: 'title',
      title: 'Ask 1: recognise us and keep meeting us',
    });
  });

  test('[SCREEN-3] held without one in sight is a title', () => {
    expect(scene(given(held('ask')))).toMatchObject({ kind: 'title', title: samplePlan.assembly.title });
  });
});

const end = (from: string): Step => ['20:10', chair, { type: 'EndNight', from }];

describe('a phone', () => {
  test.each([
    ['waiting', given()],
    ['on', given(on('S01'))],
    ['paused', given(on('S01'), ['18:31', chair, { type: 'PauseNight' }])],
    ['holding', given(on('S01'), held('holding'), ['18:31', chair, { type: 'PauseNight' }])],
    ['over', given(on('S22'), ['20:10', chair, { type: 'EndNight', from: 'S22' }])],
  ] as const)('[SCREEN-6] says that the night is %s', (state, night) => {
    expect(nowView(night.state).state).toBe(state);
  });

  test('[SCREEN-6] shows the title, who speaks, and nothing that is not on', () => {
    expect(nowView(given(on('S05'), speak()).state)).toStrictEqual({
      state: 'on',
      kind: 'candidates_open',
      title: 'Candidates introduced; one minute each',
      speaker: {
        name: 'Marigold Thackwaite-Finch',
        party: 'Lantern Party (fictional)',
        pressedBy: null,
      },
      ask: null,
      calling: null,
      board: null,
      turnout: null,
      dates: null,
      canCheckIn: true,
      declared: [],
    });
  });

  test('[SCREEN-6] shows the ask while it is put, who is called in the roll call, the board at the read-back', () => {
    expect(nowView(given(on('S07')).state).ask?.id).toBe('A1');
    expect(nowView(given(on('S07'), ['19:06', chair, next('S08', 'S07')]).state).ask).toBeNull();
    expect(nowView(given(on('S07'), held('blank')).state).ask?.id).toBe('A1');
    const called = given(on('S03'), ['18:40', steward, { type: 'CallDelegation', delegation: 'D25' }]);
    expect(nowView(called.state).calling).toMatchObject({ pledged: 10, declared: null });
    expect(nowView(given(on('S17')).state).board?.asks).toHaveLength(5);
  });

  const counted: Step = ['18:10', steward, { type: 'CountAtDoor', delegation: 'D24', heads: 15 }];

  test('[PHONE-1] shows who came while the running order does, and again at the end', () => {
    expect(nowView(given(counted, on('S18')).state).turnout).toBeNull();
    const shown = given(counted, on('S19')).state;
    expect(nowView(shown).turnout).toMatchObject({ present: 15, pledged: 641 });
    expect(nowView(shown).turnout?.areas[5]).toStrictEqual({ name: 'Cherwell', present: 15, pledged: 18 });
    expect(nowView(given(counted, on('S19'), ['19:58', chair, next('S20', 'S19')]).state).turnout).toBeNull();
    expect(nowView(given(counted, on('S19'), end('S19')).state).turnout?.present).toBe(15);
    expect(nowView(given(counted, on('S18'), end('S18')).state).turnout).toBeNull();
  });

  test('[PHONE-2] tells the next dates in their order, and election day without a task', () => {
    expect(nowView(given(on('S20')).state).dates).toBeNull();
    const dates = nowView(given(on('S21')).state).dates;
    expect(dates?.map(({ day, task }) => [day, task !== null])).toEqual([
      ['2020-04-30', true],
      ['2020-05-07', false],
      ['2020-05-08', true],
      ['2020-06-19', true],
      ['2020-06-19', true],
      ['2021-04-30', true],
    ]);
    expect(nowView(given(on('S22'), end('S22')).state).dates).toStrictEqual(dates);
  });

  test('[PHONE-4] knows when it can say nothing more, and whose number is declared', () => {
    const declared: Step = ['18:41', steward, { type: 'DeclareTurnout', delegation: 'D02', heads: 52 }];
    expect(nowView(given(on('S03'), declared).state)).toMatchObject({ canCheckIn: true, declared: ['D02'] });
    expect(nowView(given(on('S22'), end('S22')).state).canCheckIn).toBe(false);
  });
});

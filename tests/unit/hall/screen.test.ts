/** What the projector shows: the running order’s scene, or one that the chair holds. */
import { describe, expect, test } from 'vitest';
import { commandSchemas } from '../../../shared/night/commands.ts';
import { agendaScene, askInSight } from '../../../shared/views/scenes/scene.ts';
import { chair, did, given, nothing, on, refused, samplePlan } from '../../support/night/night.ts';

const show = (scene: 'ask' | 'holding' | 'board', ask?: string) =>
  ({ type: 'ShowScene', scene, ...(ask ? { ask } : {}) }) as const;
const follow = { type: 'FollowAgenda' } as const;
const next = (segment: string, from: string) => ({ type: 'StartSegment', segment, from }) as const;

describe('following the running order', () => {
  test('[SCREEN-1] each segment has its scene; waiting before the first, the board after the last', () => {
    expect(agendaScene(given().state)).toBe('waiting');
    const shown = samplePlan.running_order.map(({ id }) => agendaScene(given(on(id)).state));
    expect(shown).toEqual(samplePlan.running_order.map(({ screen }) => screen));
    const ended = given(on('S01'), ['18:35', chair, { type: 'EndNight', from: 'S01' }]);
    expect(agendaScene(ended.state)).toBe('board');
  });
});

describe('holding a scene', () => {
  test('[SCREEN-2] the chair shows a scene, and it stays whatever segment starts', () => {
    expect(given().when('18:40', chair, show('holding'))).toStrictEqual(
      did({ type: 'SceneHeld', scene: 'holding', ask: null, was: null }),
    );
    const night = given(on('S01'), ['18:31', chair, show('ask', 'A2')], ['18:32', chair, next('S02', 'S01')]);
    expect(night.state.screen.held).toStrictEqual({ scene: 'ask', ask: 'A2' });
  });

  test('[SCREEN-2] the same again changes nothing; another ask does', () => {
    const night = given(['18:31', chair, show('ask', 'A2')]);
    expect(night.when('18:32', chair, show('ask', 'A2'))).toStrictEqual(nothing);
    expect(night.when('18:32', chair, show('ask'))).toStrictEqual(
      did({ type: 'SceneHeld', scene: 'ask', ask: null, was: { scene: 'ask', ask: 'A2' } }),
    );
    expect(night.when('18:32', chair, show('board', 'A2'))).toMatchObject({ ok: true });
  });

  test('[SCREEN-2] then the screen follows the running order again', () => {
    const night = given(['18:31', chair, show('board')]);
    expect(night.when('18:32', chair, follow)).toStrictEqual(
      did({ type: 'AgendaFollowed', was: { scene: 'board', ask: null } }),
    );
    expect(night.and('18:32', chair, follow).state.screen.held).toBeNull();
    expect(night.when('18:33', chair, follow)).toStrictEqual(nothing);
  });

  test('[SCREEN-2] an ask has to be in the plan', () => {
    expect(given().when('18:40', chair, show('ask', 'A9'))).toStrictEqual(refused('no-such-ask', 'A9'));
  });

  test('[SCREEN-2] `join`, as plans spell it, is the waiting scene', () => {
    expect(commandSchemas.ShowScene.parse({ type: 'ShowScene', scene: 'join' })).toStrictEqual({
      type: 'ShowScene',
      scene: 'waiting',
      ask: null,
    });
  });
});

describe('the theme', () => {
  const light = { type: 'SetScreenTheme', theme: 'light' } as const;

  test('[HALL-4] is dark until the chair makes it light, whatever is shown', () => {
    expect(given().state.screen.theme).toBe('dark');
    expect(given().when('18:00', chair, light)).toStrictEqual(
      did({ type: 'ScreenThemeChanged', theme: 'light', was: 'dark' }),
    );
    const night = given(['18:00', chair, light], on('S01'), ['18:31', chair, show('board')]);
    expect(night.state.screen).toStrictEqual({ held: { scene: 'board', ask: null }, theme: 'light' });
  });

  test('[HALL-4] said again changes nothing', () => {
    expect(given(['18:00', chair, light]).when('18:01', chair, light)).toStrictEqual(nothing);
  });
});

describe('the ask in sight', () => {
  test.each([
    ['none before the first', given(on('S06')), null],
    ['the one that is put', given(on('S07')), 'A1'],
    ['the last one that was put', given(on('S07'), ['19:06', chair, next('S08', 'S07')]), 'A1'],
    ['after going back, none that comes later', given(on('S09'), ['19:20', chair, next('S08', 'S09')]), null],
    ['the one that is held', given(on('S07'), ['19:01', chair, show('ask', 'A5')]), 'A5'],
    ['the one that is put, when none is named', given(on('S07'), ['19:01', chair, show('ask')]), 'A1'],
    [
      'the last of all, after the end',
      given(
        on('S07'),
        ['19:01', chair, next('S09', 'S07')],
        ['19:20', chair, { type: 'EndNight', from: 'S09' }],
      ),
      'A2',
    ],
  ])('[SCREEN-3] is %s', (_what, { state }, ask) => {
    expect(askInSight(state)).toBe(ask);
  });
});

/** The live stream's caption: a line or two of each scene, and of some nothing. */
import { expect, test } from 'vitest';
import { captionOf, type Caption } from '../../../client/overlay/caption.ts';
import { words } from '../../../client/words/en/screen.ts';
import type { SceneName } from '../../../shared/screen/scenes.ts';
import { nightView } from '../../../shared/views/night.ts';
import { sceneView } from '../../../shared/views/scenes/scene.ts';
import { here, open, question, says, votes } from '../../support/night/ballots.ts';
import { chair, given, on, timekeeper, type Step } from '../../support/night/night.ts';

const held = (scene: SceneName): Step => ['18:45', chair, { type: 'ShowScene', scene }];
const caption = (...steps: readonly Step[]): Caption | null => {
  const { state } = given(...steps);
  return captionOf(sceneView(state).scene, nightView(state), words);
};
const answered: readonly Step[] = [
  on('S07'),
  ['19:01', chair, { type: 'RecordAnswer', ask: 'A1', candidate: 'C1', value: 'yes' }],
  ['19:01', chair, { type: 'ConfirmAnswer', ask: 'A1', candidate: 'C1' }],
];

test.each<SceneName>(['holding', 'blank', 'board'])('[HALL-7] of %s there is none', (scene) => {
  expect(caption(on('S07'), held(scene))).toBeNull();
});

test.each<[string, readonly Step[], Partial<Caption>]>([
  ['before the start', [], { above: 'Thames Valley Citizens' }],
  ['a song', [on('S02')], { title: 'Opening song and reflection', below: 'Kennetgate Community Choir' }],
  ['the roll call', [on('S03')], { title: '0 declared of 641 pledged' }],
  ['a testimony', [on('S06')], { title: 'Eight months without one reply', turn: null }],
  ['an ask', [on('S07')], { above: 'Ask 1 of 5', title: 'Recognise us and keep meeting us', answers: [] }],
  ['a turnout', [on('S19')], { title: '0 present of 641 pledged' }],
  ['the dates', [on('S21')], { title: 'Thursday 30 April' }],
])('[HALL-7] of %s', (_what, steps, wanted) => {
  expect(caption(...steps)).toMatchObject(wanted);
});

test.each<[string, readonly Step[], Partial<Caption>]>([
  ['an open ballot', [open()], { above: 'Vote on your phone', title: question, below: '0 of 1 have voted' }],
  ['one by cards', [open({ voters: 'cards' })], { above: 'Scan your voting card' }],
  ['a closed one', [open(), says('CloseBallot')], { above: 'Voting is closed' }],
  [
    'its result',
    [open(), votes(1, 'for'), says('CloseBallot'), says('RevealBallot')],
    { above: 'Result', below: 'Carried · For 1 · Against 0 · Abstain 0' },
  ],
])('[HALL-7] of %s', (_what, steps, wanted) => {
  expect(caption(here(1), ...steps)).toMatchObject(wanted);
});

test('[HALL-7] whoever speaks is named, with their clock', () => {
  expect(caption(on('S05'), ['18:50', timekeeper, { type: 'StartTurn', speaker: 'C2' }])).toMatchObject({
    title: 'Sunniva Pellgrove',
    below: 'Hedgerow Party (fictional)',
    turn: { speaker: 'C2' },
  });
});

test('[HALL-7] answers come once one was revealed, and everybody has a place', () => {
  expect(caption(...answered)?.answers).toEqual([]);
  const shown = caption(...answered, ['19:02', chair, { type: 'RevealAnswers', ask: 'A1' }]);
  expect(shown?.answers.map(({ mark }) => mark?.value ?? null)).toEqual(['yes', null, null, null]);
});

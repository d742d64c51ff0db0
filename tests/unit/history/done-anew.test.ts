/** What is so again, and is another fact all the same: the step before it is not taken back. */
import { describe, expect, test } from 'vitest';
import { chair, given, on, refused, steward, timekeeper, type Step } from '../../support/night/night.ts';
import { back, declare, next, pause, speaking } from '../../support/night/taking-back.ts';

describe('done anew', () => {
  /** The step that is to be taken back is the first of these. */
  test.each<[string, Step[], Step[]]>([
    [
      'a pause, when the night was paused anew',
      [on('S01')],
      [
        ['18:31', chair, pause],
        ['18:32', chair, { type: 'ResumeNight' }],
        ['18:33', chair, pause],
      ],
    ],
    [
      'a step on, when the same was started anew',
      [on('S01')],
      [
        ['18:31', chair, next('S02', 'S01')],
        ['18:32', chair, next('S01', 'S02')],
        ['18:33', chair, next('S02', 'S01')],
      ],
    ],
    [
      'a turn held, when it was held anew',
      speaking,
      [
        ['19:01', timekeeper, { type: 'PauseTurn' }],
        ['19:02', timekeeper, { type: 'ResumeTurn' }],
        ['19:03', timekeeper, { type: 'PauseTurn' }],
      ],
    ],
    [
      'a scene, when the same is held anew',
      [],
      [
        ['18:40', chair, { type: 'ShowScene', scene: 'board' }],
        ['18:41', chair, { type: 'FollowAgenda' }],
        ['18:42', chair, { type: 'ShowScene', scene: 'board' }],
      ],
    ],
    [
      'a number put right and back',
      [],
      [
        ['18:40', steward, declare(40)],
        ['18:41', steward, declare(41)],
        ['18:42', steward, declare(40)],
      ],
    ],
    [
      'a call, when the same was called anew',
      [],
      [
        ['18:40', steward, { type: 'CallDelegation', delegation: 'D02' }],
        ['18:41', steward, { type: 'CallDelegation', delegation: 'D03' }],
        ['18:42', steward, { type: 'CallDelegation', delegation: 'D02' }],
      ],
    ],
  ])('[BACK-4] refuses %s', (_what, before, [first, ...since]) => {
    const night = given(...before);
    if (first) night.and(...first);
    const { version } = night;
    for (const step of since) night.and(...step);
    expect(night.when('20:30', chair, back(version))).toStrictEqual(refused('not-as-it-was'));
    for (const _ of since) night.and('20:31', chair, back());
    expect(night.when('20:32', chair, back(version))).toMatchObject({ ok: true });
  });
});

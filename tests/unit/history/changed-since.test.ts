/** What is not taken back because something else has happened to it since. */
import { describe, expect, test } from 'vitest';
import type { CommandInput } from '../../../shared/night/commands.ts';
import {
  chair,
  given,
  on,
  recorder,
  refused,
  steward,
  timekeeper,
  verifier,
  type Step,
} from '../../support/night/night.ts';
import {
  back,
  next,
  pause,
  skip,
  record,
  confirm,
  reveal,
  hide,
  declare,
  said,
  speaking,
} from '../../support/night/taking-back.ts';
import { start } from '../../support/night/turns.ts';

describe('what changed since', () => {
  const cut: CommandInput = { type: 'CutSegments', cuts: [{ segment: 'S12', from: 180, to: 0 }] };
  const toEnd = { type: 'MoveSegment', segment: 'S12', before: null } as const;
  const insert = { type: 'InsertSegment', before: 'S13', title: 'Thanks', seconds: 60 } as const;
  const late = { type: 'SetCandidate', candidate: 'C3', status: 'late' } as const;

  /** The step that is to be taken back is the first of these. */
  test.each<[string, Step[], Step[]]>([
    [
      'a step on, when the night went on',
      [on('S01')],
      [
        ['18:31', chair, next('S02', 'S01')],
        ['18:32', chair, next('S03', 'S02')],
      ],
    ],
    [
      'the end, when the night went on',
      [on('S21')],
      [
        ['20:05', chair, { type: 'EndNight', from: 'S21' }],
        ['20:06', chair, next('S22', null)],
      ],
    ],
    [
      'a pause that is over',
      [on('S01')],
      [
        ['18:31', chair, pause],
        ['18:32', chair, { type: 'ResumeNight' }],
      ],
    ],
    [
      'a segment left out that was started',
      [on('S11')],
      [
        ['18:31', chair, skip],
        ['18:32', chair, next('S12', 'S11')],
      ],
    ],
    [
      'a segment moved elsewhere',
      [],
      [
        ['18:00', chair, toEnd],
        ['18:01', chair, { ...toEnd, before: 'S02' }],
      ],
    ],
    [
      'a move, when the night has passed the place',
      [on('S11')],
      [
        ['18:31', chair, toEnd],
        ['18:32', chair, next('S14', 'S11')],
      ],
    ],
    [
      'a move from before what is gone',
      [['17:59', chair, insert]],
      [
        ['18:00', chair, toEnd],
        ['18:01', chair, back(2)],
      ],
    ],
    [
      'an insertion that was started',
      [on('S12')],
      [
        ['18:31', chair, insert],
        ['18:32', chair, next('id-1', 'S12')],
      ],
    ],
    [
      'an edit, edited again',
      [],
      [
        ['18:00', chair, { type: 'EditSegment', segment: 'S12', title: 'One' }],
        ['18:01', chair, { type: 'EditSegment', segment: 'S12', title: 'Two' }],
      ],
    ],
    [
      'cuts, when one was taken in again',
      [],
      [
        ['18:00', chair, cut],
        ['18:01', chair, { type: 'RestoreSegment', segment: 'S12' }],
      ],
    ],
    [
      'cuts, when one was given another length',
      [],
      [
        ['18:00', chair, cut],
        ['18:01', chair, { type: 'AddTime', segment: 'S12', seconds: 60 }],
      ],
    ],
    [
      'a turn that is over',
      [on('S07')],
      [
        ['19:00', timekeeper, start()],
        ['19:01', timekeeper, { type: 'EndTurn' }],
      ],
    ],
    [
      'the end of a turn, when another one spoke',
      speaking,
      [
        ['19:01', timekeeper, { type: 'EndTurn' }],
        ['19:01', timekeeper, start()],
      ],
    ],
    [
      'time for a turn that is over',
      speaking,
      [
        ['19:00', timekeeper, { type: 'ExtendTurn', seconds: 30 }],
        ['19:01', timekeeper, { type: 'EndTurn' }],
      ],
    ],
    [
      'less time for a turn, when it would have more than an hour again',
      [on('S07'), ['19:00', timekeeper, start({ seconds: 3600 })]],
      [
        ['19:00', timekeeper, { type: 'ExtendTurn', seconds: -60 }],
        ['19:01', timekeeper, { type: 'ExtendTurn', seconds: 60 }],
      ],
    ],
    [
      'an answer, recorded anew',
      [],
      [
        ['19:01', recorder, record('yes')],
        ['19:02', recorder, record('no')],
      ],
    ],
    [
      'an answer that the hall has seen',
      [],
      [
        ['19:01', recorder, record('yes')],
        ['19:02', verifier, confirm],
        ['19:03', chair, reveal],
      ],
    ],
    [
      'a confirmation, when it was revealed',
      [['19:01', recorder, record('yes')]],
      [
        ['19:02', verifier, confirm],
        ['19:03', chair, reveal],
      ],
    ],
    [
      'an answer hidden, when another was recorded',
      [...said, ['19:03', chair, reveal]],
      [
        ['19:04', chair, hide],
        ['19:05', recorder, record('no')],
        ['19:06', verifier, confirm],
      ],
    ],
    [
      'a number put right',
      [],
      [
        ['18:40', steward, declare(40)],
        ['18:41', steward, declare(41)],
      ],
    ],
    [
      'a call, when another was called',
      [],
      [
        ['18:40', steward, { type: 'CallDelegation', delegation: 'D02' }],
        ['18:41', steward, { type: 'CallDelegation', delegation: 'D03' }],
      ],
    ],
    [
      'a scene, when another is held',
      [],
      [
        ['18:40', chair, { type: 'ShowScene', scene: 'board' }],
        ['18:41', chair, { type: 'ShowScene', scene: 'blank' }],
      ],
    ],
    [
      'a lot, when somebody was moved',
      [],
      [
        ['18:15', chair, { type: 'DrawLots' }],
        ['18:16', chair, { type: 'MoveCandidate', ask: 'A2', candidate: 'C3', before: null }],
      ],
    ],
    [
      'a standing, changed again',
      [],
      [
        ['18:15', chair, late],
        ['18:16', chair, { ...late, status: 'here' }],
      ],
    ],
    [
      'a pass that was withdrawn',
      [],
      [
        ['18:15', chair, { type: 'IssuePass', role: 'steward', name: 'Wen' }],
        ['18:16', chair, { type: 'RevokePass', pass: 'id-1' }],
      ],
    ],
    [
      'a pass that is now the last chair’s',
      [],
      [
        ['18:15', chair, { type: 'IssuePass', role: 'chair', name: 'Wen' }],
        ['18:16', chair, { type: 'RevokePass', pass: 'pass-chair' }],
      ],
    ],
  ])('[BACK-4] refuses %s', (_what, before, [first, ...since]) => {
    const night = given(...before);
    if (first) night.and(...first);
    const { version } = night;
    for (const step of since) night.and(...step);
    expect(night.when('20:30', chair, back(version))).toStrictEqual(refused('not-as-it-was'));
  });

  test('[BACK-4] a lot can be taken back whatever order the asks have in the record', () => {
    const night = given(['18:15', chair, { type: 'DrawLots' }]);
    const [event] = night.state.history.entries[0]?.events ?? [];
    if (event?.type !== 'LotsDrawn') throw new Error('No lot was drawn');
    const turned = Object.fromEntries(Object.entries(event.orders).toReversed());
    const replayed = given(['18:15', chair, { ...event, orders: turned }]);
    expect(replayed.when('18:16', chair, back())).toMatchObject({ ok: true });
  });
});

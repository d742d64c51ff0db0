/** Taking back what the crew did: everything is as it was, twice is once, and where no step is named it is the latest. */
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../shared/kernel/decider.ts';
import type { CommandInput } from '../../../shared/night/commands.ts';
import { asItWas } from '../../support/night/as-it-was.ts';
import {
  at,
  byId,
  chair,
  did,
  given,
  nothing,
  MINUTE,
  on,
  otherChair,
  phone,
  recorder,
  refused,
  SECOND,
  steward,
  timekeeper,
  verifier,
  type Night,
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
  held,
  cuts,
} from '../../support/night/taking-back.ts';
import { start } from '../../support/night/turns.ts';

/** What, said by whom, after what. */
type Case = readonly [string, Actor, CommandInput, readonly Step[]];
const reversible: readonly Case[] = [
  ['a step on', chair, next('S02', 'S01'), [on('S01')]],
  ['a step on, out of a pause', chair, next('S02', 'S01'), [on('S01'), ['18:31', chair, pause]]],
  ['a step on to what was left out', chair, next('S12', 'S11'), [['18:00', chair, skip], on('S11', '19:18')]],
  [
    'a step back to what was over',
    chair,
    next('S01', 'S02'),
    [on('S01'), ['18:34', chair, next('S02', 'S01')]],
  ],
  [
    'a start after the end',
    chair,
    next('S21', null),
    [on('S22', '19:00'), ['19:10', chair, { type: 'EndNight', from: 'S22' }]],
  ],
  ['a step on, while somebody spoke', chair, next('S08', 'S07'), held],
  ['a pause', chair, pause, speaking],
  ['the end of a pause', chair, { type: 'ResumeNight' }, [...speaking, ['19:01', chair, pause]]],
  ['the end of the night', chair, { type: 'EndNight', from: 'S22' }, [on('S22')]],
  [
    'the end of the night in a pause',
    chair,
    { type: 'EndNight', from: 'S22' },
    [on('S22'), ['19:00', chair, pause]],
  ],
  [
    'the end in a pause that held somebody’s turn',
    chair,
    { type: 'EndNight', from: 'S07' },
    [...speaking, ['19:01', chair, pause]],
  ],
  ['a segment left out', chair, skip, []],
  ['a segment taken in again', chair, { type: 'RestoreSegment', segment: 'S12' }, [['18:00', chair, skip]]],
  ['a move', chair, { type: 'MoveSegment', segment: 'S12', before: 'S05' }, [on('S01')]],
  ['a move to the end', chair, { type: 'MoveSegment', segment: 'S12', before: null }, [on('S01')]],
  ['an insertion', chair, { type: 'InsertSegment', before: 'S12', title: 'Thanks', seconds: 60 }, []],
  [
    'an edit',
    chair,
    { type: 'EditSegment', segment: 'S12', title: 'Sing', lead: ['chair1'], seconds: 60, note: 'Loud' },
    [],
  ],
  ['time added', timekeeper, { type: 'AddTime', segment: 'S01', seconds: 60 }, [on('S01')]],
  ['a whole proposal of cuts', chair, { type: 'CutSegments', cuts }, [on('S01')]],
  ['a turn', timekeeper, start(), [on('S07')]],
  ['a turn of the reserve', timekeeper, start({ reserve: true }), [on('S06')]],
  ['a turn held', timekeeper, { type: 'PauseTurn' }, speaking],
  [
    'a turn held, in a pause of the night that held it',
    timekeeper,
    { type: 'PauseTurn' },
    [...speaking, ['19:01', chair, pause]],
  ],
  ['a turn resumed', timekeeper, { type: 'ResumeTurn' }, held],
  ['time for a turn', timekeeper, { type: 'ExtendTurn', seconds: 30 }, speaking],
  ['the end of a turn', timekeeper, { type: 'EndTurn' }, held],
  ['the choice of the reserve', chair, { type: 'ChooseReserve', testimony: 'T1' }, []],
  ['an answer', recorder, record('yes'), []],
  ['another answer', recorder, record('no', { words: 'Never' }), [['19:01', recorder, record('yes')]]],
  ['a pressed answer', recorder, record('no', { pressed: true }), [['19:01', recorder, record('yes')]]],
  ['an answer over a confirmed one', recorder, record('no'), said],
  [
    'an answer over a pressed one',
    recorder,
    record('no'),
    [
      ['19:01', recorder, record('yes')],
      ['19:02', recorder, record('yes', { pressed: true })],
    ],
  ],
  ['a confirmation', verifier, confirm, [['19:01', recorder, record('yes')]]],
  ['a reveal', chair, reveal, said],
  [
    'a reveal of a correction',
    chair,
    reveal,
    [...said, ['19:03', chair, reveal], ['19:04', recorder, record('no')], ['19:05', verifier, confirm]],
  ],
  ['an answer hidden', chair, hide, [...said, ['19:03', chair, reveal]]],
  ['a call', steward, { type: 'CallDelegation', delegation: 'D02' }, [['18:40', steward, declare(9)]]],
  [
    'a first number, which moved the call',
    steward,
    declare(40),
    [['18:40', steward, { type: 'CallDelegation', delegation: 'D02' }]],
  ],
  ['a corrected number', steward, declare(41), [['18:40', steward, declare(40)]]],
  ['a scene held', chair, { type: 'ShowScene', scene: 'holding' }, []],
  [
    'another scene held',
    chair,
    { type: 'ShowScene', scene: 'ask', ask: 'A2' },
    [['18:40', chair, { type: 'ShowScene', scene: 'ask', ask: 'A1' }]],
  ],
  [
    'following the running order',
    chair,
    { type: 'FollowAgenda' },
    [['18:40', chair, { type: 'ShowScene', scene: 'board' }]],
  ],
  ['the theme of the screen', chair, { type: 'SetScreenTheme', theme: 'light' }, []],
  ['a lot', chair, { type: 'DrawLots' }, []],
  ['a candidate moved', chair, { type: 'MoveCandidate', ask: 'A1', candidate: 'C4', before: null }, []],
  ['a candidate’s standing', chair, { type: 'SetCandidate', candidate: 'C3', status: 'late' }, []],
];

/** The story so far, then this at a quarter past seven. */
const after = ([, by, input, before]: Case): Night => given(...before, ['19:15', by, input]);

describe('taking back', () => {
  test.each(reversible)('[BACK-1] %s puts everything where it was', (...one) => {
    const before = asItWas(given(...one[3]).state);
    const night = after(one);
    expect(asItWas(night.state)).not.toStrictEqual(before);
    night.and('19:16', otherChair, back());
    expect(asItWas(night.state)).toStrictEqual(before);
  });

  test.each(reversible)('[BACK-2] %s twice is once', (...one) => {
    const night = after(one);
    const { version } = night;
    night.and('19:16', chair, back(version));
    expect(night.when('19:16', otherChair, back(version))).toStrictEqual(nothing);
  });

  test('[BACK-3] without a name takes back the latest that can be', () => {
    const night = given(
      ['18:00', chair, skip],
      ['18:01', chair, { type: 'ShowScene', scene: 'board' }],
      ['18:02', chair, { type: 'ChangeJoinCode' }],
      ['18:03', phone(1), { type: 'CheckIn', delegation: 'D01' }],
      ['18:03', steward, { type: 'CountAtDoor', delegation: 'D01', heads: 3 }],
    );
    expect(night.when('18:04', chair, back())).toStrictEqual(
      did({ type: 'AgendaFollowed', was: { scene: 'board', ask: null } }, { type: 'TakenBack', version: 3 }),
    );
    expect(night.and('18:04', chair, back()).when('18:05', chair, back())).toStrictEqual(
      did({ type: 'SegmentRestored', segment: 'S12' }, { type: 'TakenBack', version: 2 }),
    );
    expect(night.and('18:05', chair, back()).when('18:06', chair, back())).toStrictEqual(
      refused('nothing-to-take-back'),
    );
  });

  test('[BACK-1] an older step, where nothing else has happened to it', () => {
    const night = given(['18:00', chair, skip], on('S01'), ['18:31', chair, next('S02', 'S01')]);
    expect(night.when('18:32', chair, back(2))).toStrictEqual(
      did({ type: 'SegmentRestored', segment: 'S12' }, { type: 'TakenBack', version: 2 }),
    );
  });

  test('[BACK-1] several facts of one step, the last first', () => {
    const night = given(on('S06'), ['18:55', timekeeper, start({ reserve: true })]);
    expect(night.when('18:56', chair, back())).toStrictEqual(
      did(
        { type: 'TurnTakenBack', turn: 'id-1' },
        { type: 'ReserveChosen', testimony: 'T1', reserve: false },
        { type: 'TakenBack', version: 3 },
      ),
    );
  });

  test('[BACK-1] [AGENDA-4] a start taken back was none: its time counts for what is on again', () => {
    const night = given(on('S01'), ['18:34', chair, next('S02', 'S01')], ['18:35', chair, back()]);
    expect(night.state.agenda).toMatchObject({ current: 'S01', runningSince: at('18:35') });
    expect(byId(night.state.agenda.segments, 'S01')).toMatchObject({ endedAt: null, usedMs: 5 * MINUTE });
    expect(byId(night.state.agenda.segments, 'S02')).toMatchObject({
      startedAt: null,
      endedAt: null,
      usedMs: 0,
    });
  });

  test('[BACK-1] a step on leaves a pause alone that somebody made since', () => {
    const night = given(on('S01'), ['18:34', chair, next('S02', 'S01')], ['18:35', chair, pause]);
    night.and('18:36', chair, back(night.version - 1));
    expect(night.state.agenda).toMatchObject({ current: 'S01', runningSince: null, pausedAt: at('18:36') });
    expect(night.when('18:37', chair, back(night.version - 1))).toMatchObject({ ok: true });
  });

  test('[BACK-1] a turn held goes on with the night, when it is paused meanwhile', () => {
    const night = given(...held, ['19:01', chair, pause]);
    night.and('19:02', chair, back(night.version - 1)).and('19:03', chair, { type: 'ResumeNight' });
    expect(night.state.turns.current).toMatchObject({ runningSince: at('19:03'), usedMs: 40 * SECOND });
  });

  test('[BACK-1] a first number alone, where the roll call went elsewhere since', () => {
    const call = { type: 'CallDelegation', delegation: 'D02' } as const;
    const night = given(['18:40', steward, declare(40)], ['18:41', steward, call]);
    night.and('18:42', chair, back(2));
    expect(night.state.turnout.calling).toBe('D02');
    expect(night.state.turnout.delegations.get('D01')?.declared).toBeNull();
  });

  test('[BACK-1] a turn that never was counts for nobody', () => {
    const night = given(...speaking, ['19:00:40', chair, back()]);
    expect(night.state.turns).toMatchObject({ current: null, spoken: [] });
  });

  test.each([99, 5])('[BACK-3] a step %i that nobody took is refused', (version) => {
    expect(given(['18:00', chair, skip]).when('18:01', chair, back(version))).toStrictEqual(
      refused('nothing-to-take-back'),
    );
  });
});

test('[AGENDA-5] a step taken back under a pause leaves the clock stopped', () => {
  const night = given(on('S01'), ['18:31', chair, next('S02', 'S01')]);
  night.and('18:32', chair, pause).and('18:33', chair, back(night.version - 1));
  expect(night.state.agenda).toMatchObject({ current: 'S01', runningSince: null });
  expect(night.state.agenda.pausedAt).not.toBeNull();
});

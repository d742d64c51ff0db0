/** Taking back what the crew did: everything is as it was, twice is once, and where no step is named it is the latest. */
import { describe, expect, test } from 'vitest';
import type { CommandInput } from '../../shared/assembly.ts';
import type { Actor } from '../../shared/decider.ts';
import { asItWas } from '../support/as-it-was.ts';
import {
  chair,
  did,
  given,
  nothing,
  on,
  otherChair,
  phone,
  recorder,
  refused,
  steward,
  timekeeper,
  verifier,
  type Night,
  type Step,
} from '../support/night.ts';
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
} from '../support/taking-back.ts';
import { start } from '../support/turns.ts';

/** What, said by whom, after what. */
type Case = readonly [string, Actor, CommandInput, readonly Step[]];
const reversible: readonly Case[] = [
  ['a step on', chair, next('S02', 'S01'), [on('S01')]],
  ['a step on, out of a pause', chair, next('S02', 'S01'), [on('S01'), ['18:31', chair, pause]]],
  ['a step on, while somebody spoke', chair, next('S08', 'S07'), held],
  ['a pause', chair, pause, speaking],
  ['the end of a pause', chair, { type: 'ResumeNight' }, [...speaking, ['19:01', chair, pause]]],
  ['the end of the night', chair, { type: 'EndNight', from: 'S22' }, [on('S22')]],
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
  ['a turn resumed', timekeeper, { type: 'ResumeTurn' }, held],
  ['time for a turn', timekeeper, { type: 'ExtendTurn', seconds: 30 }, speaking],
  ['the end of a turn', timekeeper, { type: 'EndTurn' }, held],
  ['the choice of the reserve', chair, { type: 'ChooseReserve', testimony: 'T1' }, []],
  ['an answer', recorder, record('yes'), []],
  ['another answer', recorder, record('no', { words: 'Never' }), [['19:01', recorder, record('yes')]]],
  ['a pressed answer', recorder, record('no', { pressed: true }), [['19:01', recorder, record('yes')]]],
  ['a confirmation', verifier, confirm, [['19:01', recorder, record('yes')]]],
  ['a reveal', chair, reveal, said],
  ['an answer hidden', chair, hide, [...said, ['19:03', chair, reveal]]],
  ['a call', steward, { type: 'CallDelegation', delegation: 'D02' }, [['18:40', steward, declare(9)]]],
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

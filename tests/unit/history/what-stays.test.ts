/** What cannot be taken back, and what does not come back by itself. */
import { describe, expect, test } from 'vitest';
import type { CommandInput } from '../../../shared/night/commands.ts';
import type { NightEvent } from '../../../shared/night/events.ts';
import { logView } from '../../../shared/views/log.ts';
import {
  at,
  chair,
  did,
  given,
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
  skip,
  record,
  confirm,
  reveal,
  said,
  speaking,
} from '../../support/night/taking-back.ts';

const answer = (night: Night) => night.state.answers.byAddress.get('A1//C1');

describe('what stays', () => {
  test.each<[string, Step]>([
    ['the start of the night', on('S01')],
    ['a withdrawn pass', ['18:00', chair, { type: 'RevokePass', pass: 'pass-stage' }]],
    ['a changed join code', ['18:00', chair, { type: 'ChangeJoinCode' }]],
  ])('[BACK-5] %s', (_what, step) => {
    expect(given(step).when('18:31', chair, back(2))).toStrictEqual(refused('cannot-be-taken-back'));
    expect(given(step).when('18:31', chair, back())).toStrictEqual(refused('nothing-to-take-back'));
  });

  test.each<[string, Step]>([
    ['a check-in', ['18:00', phone(1), { type: 'CheckIn', delegation: 'D01' }]],
    ['a count at the door', ['18:00', steward, { type: 'CountAtDoor', delegation: 'D01', heads: 3 }]],
  ])('[BACK-5] %s, which is not listed either', (_what, step) => {
    const night = given(step);
    expect(night.when('18:31', chair, back(2))).toStrictEqual(refused('nothing-to-take-back'));
    expect(logView(night.state).lines).toEqual([]);
  });

  test('[BACK-6] a step that was taken back is listed as such, and so is taking it back, which stays', () => {
    const night = given(['18:00', chair, skip], ['18:01', otherChair, back()]);
    const { lines, last } = logView(night.state);
    expect(lines.map(({ version, takenBack, canTakeBack }) => [version, takenBack, canTakeBack])).toEqual([
      [3, false, false],
      [2, true, false],
    ]);
    expect(lines[0]?.what).toStrictEqual({
      type: 'TakenBack',
      undone: { what: lines[1]?.what, at: at('18:00') },
    });
    expect([lines[0]?.who, lines[1]?.who, last]).toEqual([null, 'The chair', null]);
    expect(night.when('18:02', chair, back(3))).toStrictEqual(refused('cannot-be-taken-back'));
  });
});

describe('what does not come back by itself', () => {
  test.each<[string, CommandInput]>([
    ['its end', { type: 'EndTurn' }],
    ['the step on that ended it', next('S08', 'S07')],
    ['the end of the night', { type: 'EndNight', from: 'S07' }],
  ])('[BACK-7] a turn waits with its clock held when %s is taken back', (_what, ending) => {
    const night = given(...speaking, ['19:00:40', chair, ending], ['19:01', chair, back()]);
    expect(night.state.turns).toMatchObject({
      current: { id: 'id-1', runningSince: null, usedMs: 40 * SECOND },
      spoken: [],
    });
    expect(night.when('19:01', timekeeper, { type: 'ResumeTurn' })).toMatchObject({ ok: true });
  });

  test('[BACK-7] a turn that had ended before the step on stays ended', () => {
    const night = given(...speaking, ['19:00:40', chair, { type: 'EndTurn' }]);
    night.and('19:01', chair, next('S08', 'S07')).and('19:02', chair, back());
    expect(night.state.turns).toMatchObject({ current: null, spoken: [{ id: 'id-1' }] });
  });

  test('[BACK-7] what the hall has seen it has seen: another answer is a correction, though the reveal was taken back', () => {
    const night = given(
      ...said,
      ['19:03', chair, reveal],
      ['19:04', chair, back()],
      ['19:05', chair, back()],
    );
    night.and('19:06', chair, back());
    expect(answer(night)).toBeUndefined();
    night.and('19:07', recorder, record('no')).and('19:08', verifier, confirm).and('19:09', chair, reveal);
    expect(answer(night)).toMatchObject({ shown: { value: 'no' }, corrected: true });
  });

  test('[BACK-7] the same answer is none', () => {
    const night = given(
      ...said,
      ['19:03', chair, reveal],
      ['19:04', chair, back()],
      ['19:05', chair, reveal],
    );
    expect(answer(night)).toMatchObject({ shown: { value: 'yes' }, corrected: false });
  });

  test('[BACK-7] a pass that was issued stays listed, as withdrawn', () => {
    const issue = { type: 'IssuePass', role: 'steward', name: 'Wen' } as const;
    const night = given(['18:00', chair, issue], ['18:01', chair, back()]);
    const event: NightEvent = { type: 'PassRevoked', pass: 'id-1' };
    expect(given(['18:00', chair, issue]).when('18:01', chair, back())).toStrictEqual(
      did(event, { type: 'TakenBack', version: 2 }),
    );
    expect(night.state.people.passes.get('id-1')?.revoked).toBe(true);
  });
});

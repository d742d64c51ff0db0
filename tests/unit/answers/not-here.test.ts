/** Who is not there gives no answer, and who stands in for a candidate does not become the candidate. */
import { describe, expect, test } from 'vitest';
import type { CommandInput } from '../../../shared/night/commands.ts';
import { turnFace } from '../../../shared/views/faces.ts';
import { chair, given, on, refused, timekeeper } from '../../support/night/night.ts';
import { answer } from '../../support/night/turns.ts';

type Set = Extract<CommandInput, { type: 'SetCandidate' }>;
const set = (id: string, status: Set['status'], substitute: string | null = null): Set => ({
  type: 'SetCandidate',
  candidate: id,
  status,
  substitute,
});
const record = (value: 'yes' | 'absent' | 'not_put') =>
  ({ type: 'RecordAnswer', ask: 'A1', candidate: 'C3', value }) as const;

describe('answers of those who are not there', () => {
  test.each([
    ['absent', set('C3', 'absent')],
    ['withdrawn', set('C3', 'withdrawn')],
    ['represented by a substitute', set('C3', 'here', 'Ms Tew')],
  ])('[FAIR-7] nothing is recorded for who is %s, but that they are not', (_what, standing) => {
    const night = given(on('S07'), ['18:31', chair, standing]);
    expect(night.when('18:32', chair, record('yes'))).toStrictEqual(refused('candidate-not-here', 'C3'));
    for (const value of ['absent', 'not_put'] as const)
      expect(night.when('18:32', chair, record(value))).toMatchObject({ ok: true });
  });

  test('[FAIR-7] while a substitute speaks, their own name is shown, and no party', () => {
    const stand = ['18:31', chair, set('C4', 'here', 'Dr Plumb')] as const;
    const night = given(on('S07'), stand, ['18:32', timekeeper, answer()]);
    expect(turnFace(night.state)).toMatchObject({ speaker: 'C4', name: 'Dr Plumb', party: null });
    const own = given(on('S07'), ['18:32', timekeeper, answer()]);
    expect(turnFace(own.state)).toMatchObject({
      name: 'Marigold Thackwaite-Finch',
      party: 'Lantern Party (fictional)',
    });
  });

  test('[FAIR-7] what a substitute says names them, and nobody says that a candidate is absent', () => {
    const night = given(on('S07'), ['18:31', chair, set('C3', 'absent', 'Dr Plumb')]);
    const by = (value: 'yes' | 'absent') => ({ ...record(value), speaker: 'Dr Plumb' });
    expect(night.when('18:32', chair, record('yes'))).toStrictEqual(refused('candidate-not-here', 'C3'));
    expect(night.when('18:32', chair, by('yes'))).toMatchObject({ value: [{ speaker: 'Dr Plumb' }] });
    const absent = night.when('18:32', chair, by('absent'));
    expect(absent.ok && absent.value[0]).not.toHaveProperty('speaker');
  });

  test('[FAIR-7] who comes after all, or late, answers for themselves', () => {
    const night = given(
      on('S07'),
      ['18:31', chair, set('C3', 'absent')],
      ['18:32', chair, set('C3', 'late')],
    );
    expect(night.when('18:33', chair, record('yes'))).toMatchObject({ ok: true });
  });
});

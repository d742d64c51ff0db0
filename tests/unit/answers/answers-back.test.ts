/** Answers taken back: what was written, confirmed and seen before is so again, and nothing else ever comes into sight. */
import { describe, expect, test } from 'vitest';
import {
  at,
  chair,
  given,
  otherChair,
  recorder,
  refused,
  verifier,
  type Night,
  type Step,
} from '../../support/night/night.ts';
import { back, confirm, hide, record, reveal, said } from '../../support/night/taking-back.ts';

const answer = (night: Night) => night.state.answers.byAddress.get('A1//C1');
const shown: Step[] = [...said, ['19:03', chair, reveal]];
/** Another answer is written, confirmed and shown. */
const corrected: Step[] = [
  ...shown,
  ['19:04', recorder, record('no')],
  ['19:05', verifier, confirm],
  ['19:06', chair, reveal],
];

describe('answers taken back', () => {
  test('[BACK-1] one that was recorded over stands again: who said so when, and who confirmed it', () => {
    const night = given(...said, ['19:03', chair, record('no')], ['19:04', otherChair, back()]);
    expect(answer(night)).toMatchObject({
      said: { value: 'yes', by: recorder.id, at: at('19:01') },
      confirmedBy: verifier.id,
    });
  });

  test('[BACK-1] [ANSWER-6] a pressed answer stands again beside the first, when it was recorded over as if nobody had pressed', () => {
    const night = given(
      ['19:01', recorder, record('yes')],
      ['19:02', recorder, record('no', { pressed: true })],
      ['19:03', recorder, record('no')],
    );
    expect(answer(night)).toMatchObject({ said: { pressed: false }, first: null });
    night.and('19:04', chair, back());
    expect(answer(night)).toMatchObject({
      said: { pressed: true },
      first: { value: 'yes', at: at('19:01') },
    });
  });

  test('[BACK-1] [ANSWER-8] a correction: the hall sees the older answer as it was, not marked', () => {
    const night = given(...corrected);
    expect(answer(night)).toMatchObject({ shown: { value: 'no' }, corrected: true });
    night.and('19:07', chair, back());
    expect(answer(night)).toMatchObject({
      shown: { value: 'yes' },
      corrected: false,
      confirmedBy: verifier.id,
    });
    night.and('19:08', chair, reveal);
    expect(answer(night)).toMatchObject({ shown: { value: 'no' }, corrected: true });
  });

  test('[BACK-1] [ANSWER-8] a second correction: the hall sees the first one, marked as it was', () => {
    const night = given(...corrected, ['19:07', recorder, record('yes')], ['19:08', verifier, confirm]);
    night.and('19:09', chair, reveal).and('19:10', chair, back());
    expect(answer(night)).toMatchObject({ shown: { value: 'no' }, corrected: true });
  });

  test('[BACK-1] a correction shown after the older answer was hidden: nothing is in sight again', () => {
    const night = given(...shown, ['19:03:30', chair, hide], ...corrected.slice(shown.length));
    night.and('19:07', chair, back());
    expect(answer(night)).toMatchObject({ shown: null, corrected: false });
    night.and('19:08', chair, reveal);
    expect(answer(night)).toMatchObject({ shown: { value: 'no' }, corrected: true });
  });

  test('[BACK-1] hiding brings back what was in sight, never what was written meanwhile', () => {
    const night = given(...corrected.slice(0, -1), ['19:06', chair, hide], ['19:07', chair, back()]);
    expect(answer(night)).toMatchObject({ shown: { value: 'yes' }, corrected: false, said: { value: 'no' } });
  });

  test('[BACK-4] an older reveal is not taken back, and hides nothing, once a correction was shown', () => {
    const first = given(...shown).version;
    const night = given(...corrected);
    expect(night.when('19:07', chair, back(first))).toStrictEqual(refused('not-as-it-was'));
    night.and('19:07', chair, back()).and('19:08', chair, back()).and('19:09', chair, back());
    expect(night.and('19:10', chair, back(first)).state.answers.byAddress.get('A1//C1')?.shown).toBeNull();
  });

  test('[BACK-4] a reveal can be taken back though something else was written since, which stays', () => {
    const night = given(...shown, ['19:04', recorder, record('no')]);
    night.and('19:05', chair, back(night.version - 1));
    expect(answer(night)).toMatchObject({ said: { value: 'no' }, shown: null });
  });

  test('[BACK-4] what was recorded anew is another fact, though it says the same', () => {
    const night = given(['19:01', recorder, record('yes')]);
    const { version } = night;
    night.and('19:01', recorder, record('yes'));
    expect(night.when('19:02', chair, back(version))).toStrictEqual(refused('not-as-it-was'));
    night.and('19:02', chair, back()).and('19:03', chair, back(version));
    expect(answer(night)).toBeUndefined();
  });
});

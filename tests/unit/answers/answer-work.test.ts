/** Answers between recorder, verifier and candidate: drafted, sent back, with what was changed, kept in every version, read back. */
import { describe, expect, test } from 'vitest';
import { addressKey } from '../../../shared/answers/address.ts';
import { commandSchemas, type CommandInput } from '../../../shared/night/commands.ts';
import { boardFace } from '../../../shared/views/faces.ts';
import { answersView } from '../../../shared/views/answers.ts';
import {
  at,
  byId,
  chair,
  did,
  given,
  givenPlan,
  nothing,
  otherChair,
  recorder,
  refused,
  samplePlan,
  verifier,
  type Night,
  type Step,
} from '../../support/night/night.ts';
import { back } from '../../support/night/taking-back.ts';

const toA1 = { ask: 'A1', point: null, candidate: 'C1' } as const;
const record = (value: 'yes' | 'no', more = {}) =>
  ({ type: 'RecordAnswer', ...toA1, value, ...more }) as const satisfies CommandInput;
const confirm = { type: 'ConfirmAnswer', ...toA1 } as const;
const asSeen = (clock: string) => ({ ...confirm, recordedAt: at(clock) });
const reveal = { type: 'RevealAnswers', ask: 'A1' } as const;
const sendBack = (reason = 'He said eight') => ({ type: 'SendAnswerBack', ...toA1, reason }) as const;
const readBack = (dispute: string | null) => ({ type: 'ReadBackAnswer', ...toA1, dispute }) as const;
const draft = (words: string) =>
  ({ type: 'DraftAnswer', ...toA1, draft: { value: 'yes_if', words } }) as const;
const giveUp = { type: 'DraftAnswer', ...toA1, draft: null } as const;

const ready: Step[] = [
  ['19:01', recorder, record('yes')],
  ['19:02', verifier, confirm],
];
const shown: Step[] = [...ready, ['19:03', chair, reveal]];
const answer = (night: Night) => night.state.answers.byAddress.get(addressKey(toA1));
const versions = (night: Night) => night.state.answers.versions.get(addressKey(toA1));
const cell = (night: Night) =>
  byId(answersView(night.state).asks, 'A1').rows.find(({ candidate }) => candidate === 'C1')?.whole;
const mark = (night: Night) => boardFace(night.state).asks[0]?.marks.find((one) => one !== null) ?? null;

describe('a draft', () => {
  const writing = given(['19:01', recorder, draft('If the coun')]);

  test('[ANSWER-12] is kept for whoever goes on with it, with who wrote it', () => {
    expect(cell(writing)).toMatchObject({
      status: 'open',
      draft: { value: 'yes_if', words: 'If the coun', by: 'The recorder' },
    });
  });

  test('[ANSWER-12] is saved every two seconds at most, and not again when nothing was typed', () => {
    expect(writing.when('19:01:00', recorder, draft('If the counc'))).toStrictEqual(refused('too-fast'));
    expect(writing.when('19:01:01', chair, draft('If the counc'))).toMatchObject({ ok: true });
    expect(writing.when('19:01:02', recorder, draft('If the coun'))).toStrictEqual(nothing);
  });

  test('[ANSWER-12] may be empty or end in a space, and is no longer than an answer', () => {
    expect(writing.when('19:01:05', recorder, draft('If the council '))).toMatchObject({
      value: [{ draft: { words: 'If the council ' } }],
    });
    expect(commandSchemas.DraftAnswer.safeParse(draft('x'.repeat(601))).success).toBe(false);
  });

  test.each([
    ['recorded', record('yes')],
    ['given up', giveUp],
  ] as const)('[ANSWER-12] is gone once it is %s', (_what, command) => {
    const night = given(['19:01', recorder, draft('If')], ['19:01:05', chair, command]);
    expect(cell(night)?.draft).toBeNull();
    expect(night.when('19:01:06', recorder, giveUp)).toStrictEqual(nothing);
  });

  test('[ANSWER-12] is no step that could be taken back, and none in the log of the night', () => {
    expect(writing.state.history.entries).toEqual([]);
  });
});

describe('without a second person', () => {
  const rules = { ...samplePlan.candidate_rules, second_person: false };
  const night = givenPlan({ ...samplePlan, candidate_rules: rules }, ['19:01', recorder, record('yes')]);

  test('[ANSWER-3] where the plan says that one is enough, what is recorded can be shown', () => {
    expect(night.when('19:02', chair, reveal)).toMatchObject({ value: [{ type: 'AnswersRevealed' }] });
    expect(cell(night)?.status).toBe('ready');
    expect(night.when('19:02', chair, confirm)).toStrictEqual(did({ type: 'AnswerConfirmed', ...toA1 }));
  });

  test('[ANSWER-11] what was sent back can’t', () => {
    night.and('19:02', verifier, sendBack());
    expect(night.when('19:03', chair, reveal)).toStrictEqual(refused('not-confirmed', 'A1'));
  });
});

describe('sending back', () => {
  test('[ANSWER-11] says why, and what was confirmed no longer is', () => {
    const night = given(...ready);
    night.and('19:03', verifier, sendBack());
    expect(answer(night)).toMatchObject({
      confirmedBy: null,
      sentBack: { reason: 'He said eight', by: verifier.id, at: at('19:03') },
    });
    expect(night.when('19:04', chair, reveal)).toStrictEqual(refused('not-confirmed', 'A1'));
    expect(cell(night)).toMatchObject({ status: 'waiting', sentBack: { by: 'The verifier' } });
  });

  test.each([
    ['recorded anew', record('no')],
    ['confirmed after all', confirm],
  ] as const)(
    '[ANSWER-11] is settled when the answer is %s, and stands again when that is taken back',
    (_what, command) => {
      const night = given(...ready, ['19:03', verifier, sendBack()], ['19:04', chair, command]);
      expect(answer(night)?.sentBack).toBeNull();
      night.and('19:05', otherChair, back());
      expect(answer(night)).toMatchObject({ said: { value: 'yes' }, sentBack: { reason: 'He said eight' } });
    },
  );

  test('[ANSWER-11] leaves in the hall’s sight what is there', () => {
    expect(mark(given(...shown, ['19:04', verifier, sendBack()]))).toMatchObject({ value: 'yes' });
  });

  test('[ANSWER-11] there is something to send back, it is what was seen, and once is enough', () => {
    expect(given().when('19:01', verifier, sendBack())).toStrictEqual(refused('nothing-recorded'));
    const night = given(...ready);
    const seen = { ...sendBack(), recordedAt: at('19:00') };
    expect(night.when('19:03', verifier, seen)).toStrictEqual(refused('answer-changed'));
    night.and('19:03', verifier, sendBack());
    expect(night.when('19:04', verifier, sendBack())).toStrictEqual(nothing);
  });
});

describe('what else was said', () => {
  const changed = { asked: 'six weeks', said: 'eight weeks' };

  test('[ANSWER-13] another number or date stands beside the one that was asked for, and who said it', () => {
    const night = given(['19:01', recorder, record('yes', { changed, speaker: 'Dr Plumb' })]);
    night.and('19:02', verifier, confirm).and('19:03', chair, reveal);
    expect(cell(night)).toMatchObject({ changed, speaker: 'Dr Plumb' });
    expect(mark(night)).toStrictEqual({
      value: 'yes',
      words: null,
      corrected: false,
      changed,
      speaker: 'Dr Plumb',
    });
  });

  test.each([{ changed }, { speaker: 'Dr Plumb' }])(
    '[ANSWER-13] to change it is a correction: %j',
    (more) => {
      const night = given(...shown, ['19:04', recorder, record('yes', more)], ['19:05', verifier, confirm]);
      expect(cell(night)).toMatchObject({ status: 'ready', differs: true });
      expect(mark(night.and('19:06', chair, reveal))).toMatchObject({ ...more, corrected: true });
    },
  );

  test('[ANSWER-13] both the old and the new are named, or neither', () => {
    for (const half of [{ asked: 'six weeks', said: ' ' }, { asked: 'six weeks' }])
      expect(commandSchemas.RecordAnswer.safeParse({ ...record('yes'), changed: half }).success).toBe(false);
  });

  test('[ANSWER-4] nothing is confirmed that was recorded at another time than the verifier saw', () => {
    const night = given(['19:01', recorder, record('yes')], ['19:02', recorder, record('yes', { changed })]);
    expect(night.when('19:03', verifier, asSeen('19:01'))).toStrictEqual(refused('answer-changed'));
    expect(night.when('19:03', verifier, asSeen('19:02'))).toMatchObject({ ok: true });
  });
});

describe('the versions of an answer', () => {
  test('[ANSWER-14] are all kept: who recorded and confirmed each, and when the hall first saw it', () => {
    const night = given(...shown, ['19:04', chair, record('no')], ['19:05', verifier, confirm]);
    night.and('19:06', chair, reveal);
    expect(versions(night)).toMatchObject([
      { said: { value: 'yes', by: recorder.id }, confirmedBy: verifier.id, seenAt: at('19:03') },
      { said: { value: 'no', by: chair.id, at: at('19:04') }, confirmedBy: verifier.id, seenAt: at('19:06') },
    ]);
  });

  test('[ANSWER-14] a slip that was taken back is none, unless the hall saw it', () => {
    const slip = given(...ready, ['19:03', recorder, record('no')], ['19:04', chair, back()]);
    expect(versions(slip)).toMatchObject([{ said: { value: 'yes' } }]);
    const first = given(['19:01', recorder, record('no')], ['19:04', chair, back()]);
    expect(versions(first)).toEqual([]);
    const seen = given(
      ...shown,
      ['19:04', chair, back()],
      ['19:05', chair, back()],
      ['19:06', chair, back()],
    );
    expect(answer(seen)).toBeUndefined();
    expect(versions(seen)).toMatchObject([{ said: { value: 'yes' }, seenAt: at('19:03') }]);
  });
});

describe('reading back', () => {
  test('[ANSWER-15] only what the hall sees', () => {
    expect(given().when('19:04', chair, readBack(null))).toStrictEqual(refused('not-in-sight'));
    expect(given(...ready).when('19:04', chair, readBack(null))).toStrictEqual(refused('not-in-sight'));
    const corrected = given(...shown, ['19:04', recorder, record('no')]);
    expect(corrected.when('19:05', chair, readBack(null))).toStrictEqual(refused('not-in-sight'));
    expect(cell(given(...shown))?.canReadBack).toBe(true);
  });

  test('[ANSWER-15] a dispute is in the hall’s sight once the chair shows it, and is no correction', () => {
    const night = given(...shown, ['20:00', recorder, readBack('I said some of it')]);
    expect(mark(night)).not.toHaveProperty('dispute');
    expect(cell(night)).toMatchObject({
      status: 'ready',
      differs: false,
      readBack: { dispute: 'I said some of it' },
    });
    night.and('20:01', chair, reveal);
    expect(mark(night)).toMatchObject({ value: 'yes', corrected: false, dispute: 'I said some of it' });
    expect(cell(night)?.status).toBe('shown');
  });

  test('[ANSWER-15] who stands by the answer leaves nothing to show; who disputes it no longer, does', () => {
    const night = given(...shown, ['20:00', recorder, readBack(null)]);
    expect(night.when('20:01', chair, reveal)).toStrictEqual(nothing);
    expect(night.when('20:01', chair, readBack(null))).toStrictEqual(nothing);
    night
      .and('20:02', chair, readBack('Never'))
      .and('20:03', chair, reveal)
      .and('20:04', chair, readBack(null));
    expect(mark(night)).toMatchObject({ dispute: 'Never' });
    expect(mark(night.and('20:05', chair, reveal))).not.toHaveProperty('dispute');
  });

  test('[ANSWER-15] recorded anew, the dispute of the old answer is gone with it', () => {
    const night = given(...shown, ['20:00', chair, readBack('Never')], ['20:01', chair, reveal]);
    night.and('20:02', recorder, record('no')).and('20:03', verifier, confirm);
    expect(mark(night)).toMatchObject({ value: 'yes', dispute: 'Never' });
    expect(mark(night.and('20:04', chair, reveal))).toStrictEqual({
      value: 'no',
      words: null,
      corrected: true,
    });
    expect(versions(night)?.[0]).toMatchObject({ said: { readBack: { dispute: 'Never', by: chair.id } } });
  });

  test('[ANSWER-15] [BACK-1] can be taken back, one after the other', () => {
    const night = given(...shown, ['20:00', chair, readBack('Never')], ['20:01', chair, readBack('Not so')]);
    expect(answer(night.and('20:02', chair, back()))?.said.readBack).toMatchObject({ dispute: 'Never' });
    expect(answer(night.and('20:03', chair, back()))?.said).not.toHaveProperty('readBack');
  });

  test('[ANSWER-15] a dispute has words, and not too many', () => {
    for (const dispute of ['', '  ', 'x'.repeat(161)])
      expect(commandSchemas.ReadBackAnswer.safeParse(readBack(dispute)).success).toBe(false);
    expect(given(...shown).when('20:00', chair, readBack('x'.repeat(160)))).toStrictEqual(
      did({ type: 'AnswerReadBack', ...toA1, dispute: 'x'.repeat(160), was: null }),
    );
  });
});

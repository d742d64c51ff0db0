/** Answers: recorded, confirmed by a second person, revealed, corrected, taken back. */
import { describe, expect, test } from 'vitest';
import { addressKey } from '../../../shared/answers/address.ts';
import type { AnswerAddress } from '../../../shared/answers/events.ts';
import type { Answer } from '../../../shared/answers/state.ts';
import { commandSchemas, type CommandInput } from '../../../shared/night/commands.ts';
import type { NightEvent } from '../../../shared/night/events.ts';
import { hidden, revealed } from '../../support/night/answers.ts';
import {
  at,
  chair,
  did,
  given,
  nothing,
  otherChair,
  recorder,
  refused,
  verifier,
  type Night,
  type Step,
} from '../../support/night/night.ts';

type Record = Extract<CommandInput, { type: 'RecordAnswer' }>;

const toAsk = (candidate: string, point: string | null = null): AnswerAddress => ({
  ask: 'A1',
  point,
  candidate,
});
const record = (candidate: string, value: Record['value'], more: Partial<Record> = {}): Record => ({
  type: 'RecordAnswer',
  ask: 'A1',
  candidate,
  value,
  ...more,
});
const confirm = (candidate: string, more: { value?: Record['value']; point?: string } = {}) =>
  ({ type: 'ConfirmAnswer', ask: 'A1', candidate, ...more }) as const;
const reveal = { type: 'RevealAnswers', ask: 'A1' } as const;
const hide = { type: 'HideAnswers', ask: 'A1' } as const;

const recorded = (address: AnswerAddress, value: Record['value'], words: string | null): NightEvent => ({
  type: 'AnswerRecorded',
  ...address,
  value,
  words,
  pressed: false,
  was: null,
});
/** Recorded at 19:01, confirmed at 19:02. */
const ready = (candidate: string, value: Record['value'], more: Partial<Record> = {}): Step[] => [
  ['19:01', recorder, record(candidate, value, more)],
  ['19:02', verifier, { type: 'ConfirmAnswer', ask: 'A1', candidate, point: more.point ?? null }],
];
const shown = (candidate: string, value: Record['value'], more: Partial<Record> = {}): Step[] => [
  ...ready(candidate, value, more),
  ['19:03', chair, reveal],
];

const answer = (night: Night, address: AnswerAddress): Answer => {
  const found = night.state.answers.byAddress.get(addressKey(address));
  if (!found) throw new Error('Nothing is recorded there');
  return found;
};

describe('recording', () => {
  test.each(['yes', 'no', 'unclear', 'refused', 'absent', 'not_put'] as const)(
    '[ANSWER-1] “%s” needs no words',
    (value) => {
      expect(given().when('19:01', recorder, record('C1', value))).toStrictEqual(
        did(recorded(toAsk('C1'), value, null)),
      );
    },
  );

  test('[ANSWER-1] “yes, with conditions” is kept with its words only', () => {
    expect(given().when('19:01', recorder, record('C4', 'yes_if'))).toStrictEqual(refused('needs-words'));
    expect(given().when('19:01', recorder, record('C4', 'yes_if', { words: '' }))).toStrictEqual(
      refused('needs-words'),
    );
    expect(given().when('19:01', recorder, record('C4', 'yes_if', { words: ' Eight weeks ' }))).toStrictEqual(
      did(recorded(toAsk('C4'), 'yes_if', 'Eight weeks')),
    );
  });

  test('[ANSWER-1] words of nothing but space are no words', () => {
    const read = commandSchemas.RecordAnswer.safeParse(record('C1', 'yes', { words: '   ' }));
    expect(read).toMatchObject({ success: true, data: { words: null } });
  });

  test('[ANSWER-2] the points of an ask are answered separately, and beside it', () => {
    const night = given(
      ['19:01', recorder, record('C1', 'yes')],
      ['19:01', recorder, record('C1', 'no', { point: 'A1a' })],
      ['19:01', recorder, record('C2', 'unclear', { point: 'A1a' })],
    );
    expect(answer(night, toAsk('C1')).said.value).toBe('yes');
    expect(answer(night, toAsk('C1', 'A1a')).said.value).toBe('no');
    expect(answer(night, toAsk('C2', 'A1a')).said.value).toBe('unclear');
    expect(night.state.answers.byAddress.size).toBe(3);
  });

  test('[ANSWER-2] with who wrote it down, and when', () => {
    const night = given(['19:01', recorder, record('C1', 'no', { words: 'Never.' })]);
    expect(answer(night, toAsk('C1'))).toStrictEqual({
      ...toAsk('C1'),
      said: { value: 'no', words: 'Never.', pressed: false, at: at('19:01'), by: recorder.id },
      first: null,
      confirmedBy: null,
      sentBack: null,
      shown: null,
      corrected: false,
    });
  });

  test.each([
    ['RecordAnswer', (address) => ({ type: 'RecordAnswer', ...address, value: 'yes' })],
    ['ConfirmAnswer', (address) => ({ type: 'ConfirmAnswer', ...address })],
    ['RevealAnswers', (address) => ({ type: 'RevealAnswers', ...address })],
    ['HideAnswers', (address) => ({ type: 'HideAnswers', ...address })],
  ] satisfies [string, (address: AnswerAddress) => CommandInput][])(
    '[ANSWER-9] %s is about asks, points and candidates of the plan, and points of that ask',
    (_type, to) => {
      const outcome = (address: AnswerAddress) => given().when('19:01', chair, to(address));
      expect(outcome({ ask: 'A9', point: null, candidate: 'C1' })).toStrictEqual(
        refused('no-such-ask', 'A9'),
      );
      expect(outcome({ ask: 'A1', point: 'A2a', candidate: 'C1' })).toStrictEqual(
        refused('no-such-point', 'A2a'),
      );
      expect(outcome({ ask: 'A1', point: 'A1a', candidate: 'C9' })).toStrictEqual(
        refused('no-such-candidate', 'C9'),
      );
    },
  );
});

describe('confirming', () => {
  const written = given(['19:01', recorder, record('C1', 'yes')]);
  const confirmed: NightEvent = { type: 'AnswerConfirmed', ...toAsk('C1') };

  test('[ANSWER-3] a second person confirms what was written down', () => {
    expect(written.when('19:02', verifier, confirm('C1'))).toStrictEqual(did(confirmed));
    expect(answer(given(...ready('C1', 'yes')), toAsk('C1')).confirmedBy).toBe(verifier.id);
  });

  test('[ANSWER-3] whoever wrote it down does not', () => {
    expect(written.when('19:02', recorder, confirm('C1'))).toStrictEqual(refused('second-person-needed'));
  });

  test('[ANSWER-3] but the chair may stand in for the second person', () => {
    const night = given(['19:01', chair, record('C1', 'yes')]);
    expect(night.when('19:02', chair, confirm('C1'))).toStrictEqual(did({ ...confirmed, alone: true }));
    expect(written.when('19:02', chair, confirm('C1'))).toStrictEqual(did(confirmed));
  });

  test('[ANSWER-3] there has to be something to confirm, and once is enough', () => {
    expect(given().when('19:02', verifier, confirm('C1'))).toStrictEqual(refused('nothing-recorded'));
    expect(given(...ready('C1', 'yes')).when('19:03', otherChair, confirm('C1'))).toStrictEqual(nothing);
  });

  test('[ANSWER-4] if something else was written meanwhile than the verifier saw, nothing is confirmed', () => {
    expect(written.when('19:02', verifier, confirm('C1', { value: 'no' }))).toStrictEqual(
      refused('answer-changed'),
    );
    expect(written.when('19:02', verifier, confirm('C1', { value: 'yes' }))).toStrictEqual(did(confirmed));
  });

  test('[ANSWER-4] what is written anew has to be confirmed anew', () => {
    const night = given(...ready('C1', 'yes'), ['19:03', recorder, record('C1', 'no')]);
    expect(answer(night, toAsk('C1')).confirmedBy).toBeNull();
    expect(night.when('19:04', chair, reveal)).toStrictEqual(refused('not-confirmed', 'A1'));
  });
});

describe('revealing', () => {
  test('[ANSWER-5] nothing that nobody wrote down or confirmed', () => {
    expect(given().when('19:03', chair, reveal)).toStrictEqual(refused('nothing-recorded', 'A1'));
    const waiting = given(['19:01', recorder, record('C1', 'yes')]).when('19:03', chair, reveal);
    expect(waiting).toStrictEqual(refused('not-confirmed', 'A1'));
  });

  test('[ANSWER-5] only what is confirmed, and not yet in sight', () => {
    const night = given(...shown('C1', 'yes'), ...ready('C2', 'no'), ['19:03', recorder, record('C3', 'no')]);
    expect(night.when('19:04', chair, reveal)).toStrictEqual(did(revealed(toAsk('C2'))));
    expect(answer(night, toAsk('C2')).shown).toBeNull();
    night.and('19:04', chair, reveal);
    expect(answer(night, toAsk('C2')).shown).toMatchObject({ value: 'no', words: null });
    expect(answer(night, toAsk('C3')).shown).toBeNull();
    expect(night.when('19:05', chair, reveal)).toStrictEqual(nothing);
  });

  test('[ANSWER-10] the whole ask with its points, one point, or one candidate', () => {
    const night = given(
      ...ready('C1', 'yes'),
      ...ready('C1', 'no', { point: 'A1a' }),
      ...ready('C2', 'no', { point: 'A1a' }),
    );
    const outcome = (more: { point?: string; candidate?: string; pointsToo?: boolean }) =>
      night.when('19:03', chair, { ...reveal, ...more });
    const [whole, first, second] = [toAsk('C1'), toAsk('C1', 'A1a'), toAsk('C2', 'A1a')];
    expect(outcome({})).toStrictEqual(did(revealed(whole, first, second)));
    expect(outcome({ point: 'A1a' })).toStrictEqual(did(revealed(first, second)));
    expect(outcome({ candidate: 'C1' })).toStrictEqual(did(revealed(whole, first)));
    expect(outcome({ point: 'A1a', candidate: 'C2' })).toStrictEqual(did(revealed(second)));
    expect(outcome({ point: 'A1b' })).toStrictEqual(refused('nothing-recorded', 'A1'));
    expect(outcome({ candidate: 'C1', pointsToo: false })).toStrictEqual(did(revealed(whole)));
  });
});

describe('pressing', () => {
  test('[ANSWER-6] the first answer is kept beside the one given when pressed', () => {
    const night = given(
      ['19:01', recorder, record('C1', 'unclear', { words: 'We will see' })],
      ['19:02', recorder, record('C1', 'no', { pressed: true })],
    );
    expect(answer(night, toAsk('C1'))).toMatchObject({
      said: { value: 'no', pressed: true },
      first: { value: 'unclear', words: 'We will see', pressed: false, at: at('19:01') },
    });
  });

  test.each([
    ['stays when the pressed answer is corrected', 'yes', { pressed: true }, 'unclear'],
    ['is the corrected one, when it was corrected before pressing', 'yes', {}, 'yes'],
  ] as const)('[ANSWER-6] the first answer %s', (_what, value, more, first) => {
    const night = given(
      ['19:01', recorder, record('C1', 'unclear')],
      ['19:02', recorder, record('C1', value, more)],
      ['19:03', recorder, record('C1', 'no', { pressed: true })],
    );
    expect(answer(night, toAsk('C1'))).toMatchObject({ said: { value: 'no' }, first: { value: first } });
  });
});

describe('correcting', () => {
  test('[ANSWER-7] the hall sees the old answer until the new one is confirmed and revealed', () => {
    const night = given(...shown('C1', 'yes'), ['19:04', recorder, record('C1', 'no')]);
    expect(answer(night, toAsk('C1'))).toMatchObject({ shown: { value: 'yes' }, corrected: false });
    night.and('19:05', verifier, confirm('C1'));
    expect(answer(night, toAsk('C1'))).toMatchObject({ shown: { value: 'yes' }, corrected: false });
    night.and('19:06', chair, reveal);
    expect(answer(night, toAsk('C1'))).toMatchObject({ shown: { value: 'no' }, corrected: true });
  });

  test('[ANSWER-7] other words are a correction too', () => {
    const night = given(
      ...shown('C1', 'no', { words: 'Not now' }),
      ...shown('C1', 'no', { words: 'Not ever' }),
    );
    expect(answer(night, toAsk('C1'))).toMatchObject({ shown: { words: 'Not ever' }, corrected: true });
  });

  test('[ANSWER-7] the same answer written down again is none, and leaves nothing to reveal', () => {
    const night = given(...shown('C1', 'yes'), ...ready('C1', 'yes'));
    expect(night.when('19:03', chair, reveal)).toStrictEqual(nothing);
    expect(answer(night, toAsk('C1')).corrected).toBe(false);
  });
});

describe('hiding', () => {
  test('[ANSWER-8] what is in sight can be taken back, by ask, point or candidate', () => {
    const night = given(...ready('C1', 'yes'), ...ready('C2', 'no', { point: 'A1a' }), [
      '19:03',
      chair,
      reveal,
    ]);
    expect(night.when('19:04', chair, hide)).toStrictEqual(hidden(night, toAsk('C1'), toAsk('C2', 'A1a')));
    expect(night.when('19:04', chair, { ...hide, point: 'A1a' })).toStrictEqual(
      hidden(night, toAsk('C2', 'A1a')),
    );
    expect(night.when('19:04', chair, { ...hide, candidate: 'C1' })).toStrictEqual(
      hidden(night, toAsk('C1')),
    );
    night.and('19:04', chair, hide);
    expect(answer(night, toAsk('C1')).shown).toBeNull();
    expect(night.when('19:05', chair, hide)).toStrictEqual(refused('nothing-shown', 'A1'));
  });

  const takenBack: Step = ['19:04', chair, hide];
  const again: Step = ['19:05', chair, reveal];
  test.each<[string, Step[], boolean]>([
    ['unchanged, it is not called corrected', [...shown('C1', 'no'), takenBack, again], false],
    ['changed in between, it is', [...shown('C1', 'yes'), takenBack, ...shown('C1', 'no')], true],
    ['corrected before, it still is', [...shown('C1', 'yes'), ...shown('C1', 'no'), takenBack, again], true],
  ])('[ANSWER-8] shown again %s', (_what, steps, corrected) => {
    expect(answer(given(...steps), toAsk('C1'))).toMatchObject({ shown: { value: 'no' }, corrected });
  });
});

/** The answer given when pressed, shown after the first one: no correction, on the board, in the log and in the record. */
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { logView } from '../../../shared/views/log.ts';
import { boardFace } from '../../../shared/views/faces.ts';
import { recordOf } from '../../../shared/views/record.ts';
import { csvOf } from '../../../server/record/record-tables.ts';
import { addressKey } from '../../../shared/answers/address.ts';
import { chair, given, on, recorder, samplePlan, verifier, type Step } from '../../support/night/night.ts';

const toA1 = { ask: 'A1', point: null, candidate: 'C1' } as const;
type Value = 'yes' | 'no' | 'unclear';
const ready = (value: Value, pressed = false): Step[] => [
  ['19:01', recorder, { type: 'RecordAnswer', ...toA1, value, pressed }],
  ['19:02', verifier, { type: 'ConfirmAnswer', ...toA1 }],
];
const shown = (value: Value, pressed = false): Step[] => [
  ...ready(value, pressed),
  ['19:03', chair, { type: 'RevealAnswers', ...toA1 }],
];
const readBack = (dispute: string | null): Step[] => [
  ['19:04', recorder, { type: 'ReadBackAnswer', ...toA1, dispute }],
  ['19:05', chair, { type: 'RevealAnswers', ...toA1 }],
];
const ask = samplePlan.running_order.find(({ ref }) => ref === 'A1')?.id ?? '';
const first: Step[] = [on(ask), ...shown('unclear')];
const pressed = shown('yes', true);
const answer = (...steps: readonly Step[]) => given(...steps).state.answers.byAddress.get(addressKey(toA1));

describe('pressed in the hall’s sight', () => {
  test('[ANSWER-16] the answer given when pressed is shown, and not called corrected', () => {
    const { state } = given(...first, ...pressed);
    const mark = boardFace(state).asks[0]?.marks.find((one) => one !== null);
    expect(mark).toMatchObject({ value: 'yes', corrected: false });
    expect(logView(state).lines[0]?.what).not.toHaveProperty('isCorrection');
  });

  test('[ANSWER-16] nor is it when the first was hidden in between', () => {
    const hide: Step = ['19:04', chair, { type: 'HideAnswers', ask: 'A1' }];
    expect(answer(...first, hide, ...pressed)).toMatchObject({ shown: { value: 'yes' }, corrected: false });
  });

  test('[ANSWER-16] nor when the first was disputed in between, and stood by after all', () => {
    const steps = [...first, ...readBack('I was not heard out'), ...readBack(null), ...pressed];
    expect(answer(...steps)).toMatchObject({ shown: { value: 'yes' }, corrected: false });
  });

  test.each<[string, Step[]]>([
    ['of the pressed answer', [...first, ...pressed, ...shown('no', true)]],
    ['of the first, though nobody saw that', [...first, ...ready('no'), ...pressed]],
    ['of both, when nobody was pressed after all', [...first, ...pressed, ...shown('no')]],
    ['before pressing', [...first, ...shown('no'), ...pressed]],
  ])('[ANSWER-16] a correction %s is one', (_what, steps) => {
    expect(answer(...steps)?.corrected).toBe(true);
  });

  test('[ANSWER-16] the record has both, and its table calls neither corrected', () => {
    const rows: Record<string, string>[] = parse(
      csvOf('answers', recordOf(given(...first, ...pressed).state)),
      { columns: true, bom: true },
    );
    const told = rows.map((row) => [row['answer'], row['pressed'], row['in_sight'], row['corrected']]);
    expect(told).toEqual([
      ['unclear', '', '', ''],
      ['yes', '1', '1', ''],
    ]);
  });
});

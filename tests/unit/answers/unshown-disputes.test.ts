/** What the console warns of before the night goes on: disputes that were noted and not shown. */
import { describe, expect, test } from 'vitest';
import { unshownDisputes } from '../../../client/answers/read-back.ts';
import { answersView } from '../../../shared/views/answers.ts';
import { chair, given, recorder, verifier, type Step } from '../../support/night/night.ts';

const toA1 = { ask: 'A1', point: null, candidate: 'C1' } as const;
const reveal: Step = ['19:03', chair, { type: 'RevealAnswers', ask: 'A1' }];
const shown: Step[] = [
  ['19:01', recorder, { type: 'RecordAnswer', ...toA1, value: 'yes' }],
  ['19:02', verifier, { type: 'ConfirmAnswer', ...toA1 }],
  reveal,
];
const readBack = (dispute: string | null): Step => [
  '20:00',
  recorder,
  { type: 'ReadBackAnswer', ...toA1, dispute },
];
const unshown = (...steps: readonly Step[]) => unshownDisputes(answersView(given(...shown, ...steps).state));

describe('disputes that the hall does not see', () => {
  test('[ANSWER-15] are told of until the chair shows them', () => {
    expect(unshown(readBack('Never'))).toEqual([toA1]);
    expect(unshown(readBack('Never'), reveal)).toEqual([]);
    expect(unshown(readBack('Never'), reveal, readBack('Not so'))).toEqual([toA1]);
  });

  test('[ANSWER-15] are none where the candidate stands by the answer, or it is out of sight', () => {
    expect(unshown()).toEqual([]);
    expect(unshown(readBack(null))).toEqual([]);
    expect(unshown(readBack('Never'), ['20:01', chair, { type: 'HideAnswers', ask: 'A1' }])).toEqual([]);
  });
});

/** The log as the chair reads it: who did what, when, and which of it can be taken back. */
import { describe, expect, test } from 'vitest';
import { logView } from '../../../shared/views/log.ts';
import {
  at,
  chair,
  given,
  on,
  otherChair,
  recorder,
  steward,
  timekeeper,
  verifier,
  type Step,
} from '../../support/night/night.ts';
import { start } from '../../support/night/turns.ts';

const toA1 = { ask: 'A1', candidate: 'C4' } as const;
const what = (...steps: Step[]) => logView(given(...steps).state).lines[0]?.what;

const set = (status: 'late' | 'absent', substitute?: string | null): Step => [
  '18:15',
  chair,
  { type: 'SetCandidate', candidate: 'C3', status, ...(substitute === undefined ? {} : { substitute }) },
];

describe('the log', () => {
  test('[BACK-6] tells what was done, by whom and when, the newest first', () => {
    const night = given(
      on('S01', '18:31'),
      ['18:32', timekeeper, { type: 'AddTime', segment: 'S01', seconds: 60 }],
      ['18:33', otherChair, { type: 'ChangeJoinCode' }],
    );
    expect(logView(night.state)).toStrictEqual({
      lines: [
        {
          version: 4,
          at: at('18:33'),
          who: null,
          what: { type: 'JoinCodeChanged' },
          canTakeBack: false,
          takenBack: false,
        },
        {
          version: 3,
          at: at('18:32'),
          who: 'The timekeeper',
          what: {
            type: 'SegmentEdited',
            name: 'Welcome, house rules, neutrality notice, others standing',
            seconds: 60,
          },
          canTakeBack: true,
          takenBack: false,
        },
        {
          version: 2,
          at: at('18:31'),
          who: 'The chair',
          what: { type: 'SegmentStarted', name: 'Welcome, house rules, neutrality notice, others standing' },
          canTakeBack: false,
          takenBack: false,
        },
      ],
      last: 3,
    });
  });

  test('[BACK-6] tells a step by what it was for', () => {
    const recorded: Step = ['19:01', recorder, { type: 'RecordAnswer', ...toA1, point: 'A1b', value: 'no' }];
    expect(what(recorded)).toStrictEqual({
      type: 'AnswerRecorded',
      name: 'Marigold Thackwaite-Finch',
      point: 'A1b',
      value: 'no',
    });
    const confirmed: Step = ['19:02', verifier, { type: 'ConfirmAnswer', ...toA1, point: 'A1b' }];
    expect(what(recorded, confirmed, ['19:03', chair, { type: 'RevealAnswers', ask: 'A1' }])).toStrictEqual({
      type: 'AnswersRevealed',
      name: 'Marigold Thackwaite-Finch',
      count: 1,
    });
    const cuts = [
      { segment: 'S12', from: 180, to: 0 },
      { segment: 'S22', from: 240, to: 60 },
    ];
    expect(what(['18:00', chair, { type: 'CutSegments', cuts }])).toStrictEqual({
      type: 'SegmentsCut',
      name: 'Turn to someone you do not know',
      count: 2,
      seconds: 360,
    });
    expect(what(['18:40', steward, { type: 'DeclareTurnout', delegation: 'D24', heads: 17 }])).toStrictEqual({
      type: 'TurnoutDeclared',
      name: 'Cherwold Churches Together',
      heads: 17,
    });
    expect(what(['18:15', chair, { type: 'DrawLots' }])).toStrictEqual({ type: 'LotsDrawn', isDrawn: true });
    expect(what(['18:15', chair, { type: 'SetCandidate', candidate: 'C3', status: 'late' }])).toStrictEqual({
      type: 'CandidateChanged',
      name: 'Tobias Quillfeather',
      status: 'late',
    });
  });

  test('[BACK-6] tells who may speak for a candidate, and only what changed', () => {
    const named = { type: 'CandidateChanged', name: 'Tobias Quillfeather' };
    const both = set('absent', 'Ada Fenwright');
    expect(what(both)).toStrictEqual({ ...named, status: 'absent', substitute: 'Ada Fenwright' });
    expect(what(both, set('late'))).toStrictEqual({ ...named, status: 'late' });
    expect(what(both, set('absent', null))).toStrictEqual({ ...named, substitute: null });
  });

  test('[BACK-6] [ANSWER-8] tells a correction as such, and one taken back as that', () => {
    const record = (value: 'yes' | 'no'): Step => [
      '19:01',
      recorder,
      { type: 'RecordAnswer', ...toA1, value },
    ];
    const confirm: Step = ['19:02', verifier, { type: 'ConfirmAnswer', ...toA1 }];
    const reveal: Step = ['19:03', chair, { type: 'RevealAnswers', ask: 'A1' }];
    const correction = [record('yes'), confirm, reveal, record('no'), confirm, reveal];
    const told = { type: 'AnswersRevealed', name: 'Marigold Thackwaite-Finch', count: 1, isCorrection: true };
    expect(what(...correction)).toStrictEqual(told);
    expect(what(...correction, ['19:05', otherChair, { type: 'TakeBack' }])).toStrictEqual({
      type: 'TakenBack',
      undone: { what: told, at: at('19:03') },
    });
  });

  test('[SECRECY-5] names nobody whose testimony the reserve reads, not even before it was so', () => {
    const night = given(
      on('S06'),
      ['18:55', timekeeper, start()],
      ['18:56', chair, { type: 'ChooseReserve', testimony: 'T1' }],
    );
    expect(JSON.stringify(logView(night.state))).not.toContain('Beatrice');
  });

  test('[BACK-6] goes back eighty steps; older ones stay in the record', () => {
    const night = given();
    for (let step = 0; step < 90; step += 1)
      night.and('18:40', chair, { type: 'ShowScene', scene: step % 2 === 0 ? 'board' : 'blank' });
    const { lines } = logView(night.state);
    expect(lines).toHaveLength(80);
    expect([lines[0]?.version, lines.at(-1)?.version]).toEqual([91, 12]);
  });
});

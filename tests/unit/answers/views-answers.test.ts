/** Answers as the crew works on them, and as the hall sees them: by ask, and all on the board. */
import { describe, expect, test } from 'vitest';
import type { CommandInput } from '../../../shared/night/commands.ts';
import { answersView } from '../../../shared/views/answers.ts';
import { boardFace } from '../../../shared/views/faces.ts';
import { listedCandidates } from '../../../shared/views/names.ts';
import { sceneView } from '../../../shared/views/scenes/scene.ts';
import {
  byId,
  at,
  chair,
  given,
  givenPlan,
  on,
  recorder,
  samplePlan,
  verifier,
  type Night,
  type Step,
} from '../../support/night/night.ts';

const record = (value: 'yes' | 'no', more = {}): Step => [
  '19:01',
  recorder,
  { type: 'RecordAnswer', ask: 'A1', candidate: 'C1', value, ...more },
];
const confirm: Step = ['19:02', verifier, { type: 'ConfirmAnswer', ask: 'A1', candidate: 'C1' }];
const reveal: Step = ['19:03', chair, { type: 'RevealAnswers', ask: 'A1' }];
const sheet = (night: Night) => byId(answersView(night.state).asks, 'A1');
const cell = (night: Night) => sheet(night).rows.find(({ candidate }) => candidate === 'C1')?.whole;

type Record = Extract<CommandInput, { type: 'RecordAnswer' }>;
/** Recorded, confirmed and revealed. */
const shown = (answer: Omit<Record, 'type'>): Step[] => [
  ['19:01', recorder, { type: 'RecordAnswer', ...answer }],
  [
    '19:01',
    verifier,
    { type: 'ConfirmAnswer', ask: answer.ask, point: answer.point, candidate: answer.candidate },
  ],
  ['19:01', chair, { type: 'RevealAnswers', ask: answer.ask }],
];
const mark = (value: string, words: string | null = null, corrected = false) => ({ value, words, corrected });
const silent = (candidate: string, name: string, party: string) => ({
  candidate,
  name,
  party,
  mark: null,
  points: [],
});

describe('on a console, an answer', () => {
  test.each([
    ['open', [], [false, false]],
    ['waiting', [record('yes')], [false, false]],
    ['ready', [record('yes'), confirm], [true, false]],
    ['shown', [record('yes'), confirm, reveal], [false, true]],
    ['waiting', [record('yes'), confirm, reveal, record('no')], [false, true]],
    ['ready', [record('yes'), confirm, reveal, record('no'), confirm], [true, true]],
  ] as const)('[ANSWER-5] is %s', (status, steps, [canReveal, canHide]) => {
    const night = given(...steps);
    expect(cell(night)?.status).toBe(status);
    expect(sheet(night)).toMatchObject({ canReveal, canHide });
  });

  test('[ANSWER-6] a cell says who did what, and what the hall sees', () => {
    const night = given(record('yes'), confirm, reveal, record('no', { words: 'Not now', pressed: true }));
    const said = { changed: null, speaker: null };
    expect(cell(night)).toStrictEqual({
      point: null,
      value: 'no',
      words: 'Not now',
      ...said,
      pressed: true,
      first: { value: 'yes', words: null },
      status: 'waiting',
      recordedBy: 'The recorder',
      recordedAt: at('19:01'),
      confirmedBy: null,
      sentBack: null,
      draft: null,
      readBack: null,
      canReadBack: false,
      shown: { value: 'yes', words: null, ...said, dispute: null },
      differs: true,
      corrected: false,
    });
    expect(cell(given(record('yes'), confirm))?.confirmedBy).toBe('The verifier');
  });

  test('[ANSWER-2] a sheet has a row for each candidate by lot, and a cell for each point', () => {
    const { rows, points, number, pinner } = sheet(given());
    expect(rows.map(({ candidate }) => candidate)).toEqual(['C4', 'C1', 'C2', 'C3']);
    expect(rows.map(({ points: cells }) => cells.map(({ point }) => point))).toEqual(
      rows.map(() => ['A1a', 'A1b', 'A1c']),
    );
    expect(points.map(({ letter }) => letter)).toEqual(['a', 'b', 'c']);
    expect([number, pinner]).toEqual([1, 'Idris Halloway']);
  });

  test('[ANSWER-2] it is known which ask is being put', () => {
    expect(answersView(given(on('S07')).state).current).toBe('A1');
    expect(answersView(given(on('S06')).state).current).toBeNull();
  });
});

describe('in the hall, an ask', () => {
  test('[SCREEN-5] shows candidates by surname, whatever the order in the plan or by lot', () => {
    const names = ['Ana de Beer', 'Zoe Álvarez', 'Kim Beer', 'Ann Beer'];
    const candidates = names.map((name, index) => ({ id: `C${index}`, name }));
    expect(listedCandidates(givenPlan({ ...samplePlan, candidates }).state).map(({ name }) => name)).toEqual([
      'Zoe Álvarez',
      'Ana de Beer',
      'Ann Beer',
      'Kim Beer',
    ]);
  });

  test('[SCREEN-5] with its text and points, before anything is revealed', () => {
    const night = given(on('S11'), [
      '18:31',
      recorder,
      { type: 'RecordAnswer', ask: 'A3', candidate: 'C1', value: 'no' },
    ]);
    expect(sceneView(night.state).scene).toStrictEqual({
      kind: 'ask',
      turn: null,
      ask: {
        id: 'A3',
        number: 3,
        of: 5,
        title: 'A real Living Wage',
        text: samplePlan.asks[2]?.text,
        points: [
          { letter: 'a', text: 'Directly employed staff by April 2021' },
          { letter: 'b', text: 'Contracted cleaners, caterers and guards by April 2022' },
        ],
        pinner: 'Sol Merriweather',
        answers: [
          silent('C1', 'Barnaby Oddlington', 'Causeway Alliance (fictional)'),
          silent('C2', 'Sunniva Pellgrove', 'Hedgerow Party (fictional)'),
          silent('C3', 'Tobias Quillfeather', 'Independent (fictional)'),
          silent('C4', 'Marigold Thackwaite-Finch', 'Lantern Party (fictional)'),
        ],
      },
    });
  });

  test('[ANSWER-5] shows what was revealed, with its words, and points by letter', () => {
    const night = given(
      on('S11'),
      ...shown({ ask: 'A3', candidate: 'C1', value: 'yes_if', words: 'Staff only' }),
      ...shown({ ask: 'A3', candidate: 'C1', point: 'A3b', value: 'no' }),
    );
    expect(sceneView(night.state).scene).toHaveProperty('ask.answers.0', {
      candidate: 'C1',
      name: 'Barnaby Oddlington',
      party: 'Causeway Alliance (fictional)',
      mark: mark('yes_if', 'Staff only'),
      points: [{ letter: 'b', mark: mark('no') }],
    });
  });

  test('[ANSWER-7] the board holds every ask and candidate, and says what was corrected', () => {
    const night = given(
      ...shown({ ask: 'A1', candidate: 'C2', value: 'yes' }),
      ...shown({ ask: 'A1', candidate: 'C2', value: 'no' }),
      ...shown({ ask: 'A1', candidate: 'C3', point: 'A1a', value: 'yes' }),
      ...shown({ ask: 'A5', candidate: 'C4', value: 'refused' }),
    );
    const board = boardFace(night.state);
    expect(board.candidates.map(({ id }) => id)).toEqual(['C1', 'C2', 'C3', 'C4']);
    expect(board.asks.map(({ marks }) => marks)).toEqual([
      [null, mark('no', null, true), null, null],
      [null, null, null, null],
      [null, null, null, null],
      [null, null, null, null],
      [null, null, null, mark('refused')],
    ]);
    expect(sceneView(night.and(...on('S17')).state).scene).toStrictEqual({ kind: 'board', board });
  });
});

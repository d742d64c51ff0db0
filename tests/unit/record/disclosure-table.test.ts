/** What of each event may become public, written down by hand for whoever audits it; and under which condition, played. */
import { describe, expect, test } from 'vitest';
import type { AssemblyEvent } from '../../../shared/night/events.ts';
import { disclosure, shownFields } from '../../../shared/night/disclosure.ts';
import { recordOf } from '../../../shared/views/record.ts';
import {
  chair,
  given,
  MINUTE,
  on,
  phone,
  recorder,
  samplePlan,
  steward,
  timekeeper,
  verifier,
  at,
  DAY_MS,
} from '../../support/night/night.ts';
import { Play } from '../../support/night/play.ts';
import { NEVER, publicPage } from '../../support/record/public-page.ts';
import { recordText } from '../../support/night/record.ts';
import type { Actor } from '../../../shared/kernel/decider.ts';
import type { CommandInput } from '../../../shared/night/commands.ts';

const isType = (type: string): type is AssemblyEvent['type'] => type in publicPage;
const types = Object.keys(publicPage).filter(isType);

test.each(types)('[RECORD-4] of %s the public may be shown this and nothing else', (type) => {
  expect(shownFields(type)?.toSorted() ?? NEVER).toEqual(publicPage[type]?.toSorted() ?? NEVER);
});

type Said = readonly [Actor, CommandInput];

/** The types of events of a night that its record shows in full. */
const shownOf = (...story: readonly Said[]): string[] => {
  const night = new Play(samplePlan);
  night.now = at('18:30');
  for (const [by, input] of story) {
    night.now += MINUTE;
    const { outcome } = night.say(input, by);
    if (!outcome.ok) throw new Error(`The story is wrong: ${input.type} is refused, ${outcome.reason.code}`);
  }
  const mayShow = disclosure(recordOf(night.state));
  const events: readonly AssemblyEvent[] = night.commits.flatMap((commit) => commit.events);
  return events.filter((event) => mayShow([event])).map(({ type }) => type);
};

const ONE = { ask: 'A1', candidate: 'C4' } as const;
const ballot = 'B1';
const put: readonly Said[] = [
  [phone(1), { type: 'CheckIn', delegation: 'D01', party: 1 }],
  [chair, { type: 'OpenBallot', ballot, question: 'Shall we?', veto: true }],
  [phone(1), { type: 'CastBallot', ballot, choices: ['for'] }],
  [steward, { type: 'CountHands', ballot, counts: { for: 3, against: 1 } }],
  [chair, { type: 'AddHands', ballot, added: true }],
  [steward, { type: 'RecordVeto', ballot, delegation: 'D01', choice: 'for' }],
  [chair, { type: 'CloseBallot', ballot }],
  [chair, { type: 'ReopenBallot', ballot }],
  [chair, { type: 'CloseBallot', ballot }],
];
const answered: readonly Said[] = [
  [recorder, { type: 'RecordAnswer', ...ONE, value: 'yes', words: 'Surely.' }],
  [verifier, { type: 'SendAnswerBack', ...ONE, reason: 'That was not said.' }],
  [recorder, { type: 'RecordAnswer', ...ONE, value: 'no', words: 'Never.' }],
  [verifier, { type: 'ConfirmAnswer', ...ONE }],
];

describe('[RECORD-4] the record shows in full', () => {
  test('nothing of a ballot that was not put, nor of one that is sealed and kept back', () => {
    expect(shownOf([chair, { type: 'DraftBallot', ballot, question: 'Shall we?' }])).toEqual([]);
    expect(shownOf(...put)).toEqual([]);
    expect(shownOf(...put, [chair, { type: 'SealBallot', ballot }])).toEqual([]);
  });

  test('of a revealed ballot all but the votes, the hands of each steward, and an earlier wording', () => {
    const draft = (question: string): Said => [chair, { type: 'DraftBallot', ballot, question }];
    expect(shownOf(draft('Shall we not?'), ...put, [chair, { type: 'RevealBallot', ballot }])).toEqual([
      'BallotDrafted',
      'BallotOpened',
      'HandsAdded',
      'VetoRecorded',
      'BallotClosed',
      'BallotReopened',
      'BallotClosed',
      'BallotSealed',
      'BallotRevealed',
    ]);
  });

  test('nothing of an answer before its reveal, and after it neither what was sent back nor why', () => {
    expect(shownOf(...answered)).toEqual([]);
    const revealed = shownOf(...answered, [chair, { type: 'RevealAnswers', ...ONE }]);
    expect(revealed).toEqual(['AnswersRevealed']);
  });

  test('nothing of a dispute that the hall did not see', () => {
    const shown: readonly Said[] = [...answered, [chair, { type: 'RevealAnswers', ...ONE }]];
    const disputed: Said = [chair, { type: 'ReadBackAnswer', ...ONE, dispute: 'Not so.' }];
    expect(shownOf(...shown, disputed)).toEqual(['AnswersRevealed']);
    expect(shownOf(...shown, disputed, [chair, { type: 'RevealAnswers', ...ONE }])).toContain(
      'AnswerReadBack',
    );
  });

  test('nothing of who spoke, who came, who is on the crew', () => {
    expect(
      shownOf(
        [chair, { type: 'StartSegment', segment: 'S07', from: null }],
        [timekeeper, { type: 'StartTurn', speaker: 'C4' }],
        [timekeeper, { type: 'EndTurn' }],
        [phone(1), { type: 'CheckIn', delegation: 'D01', party: 30 }],
        [steward, { type: 'ConfirmGroup', group: 1 }],
        [steward, { type: 'CountAtDoor', delegation: 'D01', heads: 3 }],
        [chair, { type: 'IssuePass', role: 'steward', name: 'Wen' }],
        [chair, { type: 'SetCandidate', candidate: 'C1', status: 'late', substitute: 'Ada' }],
      ),
    ).toEqual(['NightStarted', 'SegmentStarted']);
  });
});

const isShown = (entry: string): boolean => entry.includes('{');

test('[BACK-8] [RECORD-4] nothing of a rehearsal is shown in the record of the night, not even what the hall saw in both', async () => {
  const night = new Play(samplePlan);
  night.now = at('17:00') - 7 * DAY_MS;
  const say = (by: Actor, input: CommandInput): void => {
    night.now += MINUTE;
    expect(night.say(input, by).outcome.ok).toBe(true);
  };
  const evening = (): void => {
    say(chair, { type: 'StartSegment', segment: 'S01', from: null });
    for (const [by, input] of answered) say(by, input);
    say(chair, { type: 'RevealAnswers', ...ONE });
  };
  evening();
  say(chair, { type: 'EndRehearsal' });
  const { version } = night.commits.at(-1) ?? { version: 0 };
  night.now = at('18:30');
  evening();
  const { chain } = JSON.parse(await recordText(night.state, night.commits)) as { chain: string[] };
  expect(chain.slice(0, version - 1).filter(isShown)).toEqual([]);
  expect(chain.slice(version).filter(isShown).length).toBeGreaterThan(1);
});

test('[RECORD-4] a night that has only its opening shows nothing of it', () => {
  const { state } = given(on('S01'));
  expect(disclosure(recordOf(state))([state.opening])).toBe(false);
});

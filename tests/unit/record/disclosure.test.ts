/** What the public record shows in full: events of which it already says everything, field by field; a field that nobody listed is never shown. */
import { describe, expect, test } from 'vitest';
import type { AssemblyEvent } from '../../../shared/night/events.ts';
import { disclosure } from '../../../shared/night/disclosure.ts';
import { recordOf } from '../../../shared/views/record.ts';
import { seal } from '../../../server/log/chain.ts';
import type { LogCommit } from '../../../server/log/log.ts';
import { textOf } from '../../../server/record/record-text.ts';
import type { NightRecord } from '../../../shared/views/record-file.ts';
import type { CommandInput } from '../../../shared/night/commands.ts';
import { chair, samplePlan, SECOND, steward } from '../../support/night/night.ts';
import { recordNight } from '../../support/night/record-night.ts';
import { recordText } from '../../support/night/record.ts';

const [FIRST = ''] = samplePlan.candidates.map(({ id }) => id);
const ONE = { ask: 'A1', candidate: FIRST };

/** What the night of the record leaves out: hidden and shown again, disputed twice, paused, opened again, taken back, ended. */
const played = recordNight();
const say = (input: CommandInput, by = chair): void => {
  played.now += SECOND;
  const { outcome } = played.say(input, by);
  if (!outcome.ok) throw new Error(`The story is wrong: ${input.type} is refused, ${outcome.reason.code}`);
};
const ballot = 'late';
say({ type: 'HideAnswers', ...ONE });
say({ type: 'TakeBack' });
say({ type: 'ReadBackAnswer', ...ONE, dispute: 'I said nine weeks.' });
say({ type: 'RevealAnswers', ...ONE });
say({ type: 'PauseNight' });
say({ type: 'ResumeNight' });
say({ type: 'OpenBallot', ballot, question: 'Do we stay ten minutes longer?' });
say({ type: 'CountHands', ballot, counts: { for: 7, against: 1 } }, steward);
say({ type: 'AddHands', ballot, added: true });
say({ type: 'CloseBallot', ballot });
say({ type: 'ReopenBallot', ballot });
say({ type: 'CloseBallot', ballot });
say({ type: 'RevealBallot', ballot });
say({ type: 'StartSegment', segment: 'S22', from: played.state.agenda.current });
say({ type: 'TakeBack' });
say({ type: 'EndNight', from: played.state.agenda.current ?? '' });

const record = JSON.parse(textOf(recordOf(played.state))) as NightRecord;
const mayShow = disclosure(record);
const events: readonly AssemblyEvent[] = played.commits.flatMap((commit) => commit.events);
const shown = events.filter((event) => mayShow([event]));

const MARK = 'a field that nobody listed';
type Json = null | string | number | boolean | readonly Json[] | { readonly [field: string]: Json };

/** The value with the unknown field in it: once in each of its objects, one after the other. */
const spoilt = (value: Json): Json[] => {
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value))
    return value.flatMap((item: Json, at) => spoilt(item).map((one) => value.toSpliced(at, 1, one)));
  const within = Object.entries(value).flatMap(([field, inner]) =>
    spoilt(inner).map((one) => Object.assign(structuredClone(value), { [field]: one })),
  );
  return [{ ...value, unlisted: MARK }, ...within];
};
const asJson = (event: AssemblyEvent): Json => JSON.parse(JSON.stringify(event)) as Json;

describe('[RECORD-4] what is shown in full', () => {
  test('is this and nothing else', () => {
    expect([...new Set(shown.map(({ type }) => type))].toSorted()).toEqual([
      'AnswerReadBack',
      'AnswerRecorded',
      'AnswersHidden',
      'AnswersRevealed',
      'BallotClosed',
      'BallotDrafted',
      'BallotOpened',
      'BallotReopened',
      'BallotRevealed',
      'BallotSealed',
      'HandsAdded',
      'NightEnded',
      'NightPaused',
      'NightResumed',
      'NightStarted',
      'SegmentStarted',
      'SegmentUnstarted',
      'SightRestored',
      'TakenBack',
      'VetoRecorded',
    ]);
  });

  test.each(shown.map((event) => [event.type, event] as const))(
    'an unknown field anywhere in %s makes of it a digest',
    (_type, event) => {
      const all = spoilt(asJson(event));
      expect(all.length).toBeGreaterThan(0);
      expect(all.filter((one) => mayShow([one as unknown as AssemblyEvent]))).toEqual([]);
    },
  );

  test('an unknown field in every event of a night is nowhere in its record', async () => {
    const spoiltCommits: LogCommit[] = [];
    for (const { version, id, at, by, events: all } of played.commits) {
      const marked = all.map((event) => Object.assign(structuredClone(event), { unlisted: MARK }));
      spoiltCommits.push(seal(spoiltCommits.at(-1)?.hash ?? '', { version, id, at, by, events: marked }));
    }
    const honest = await recordText(played.state, played.commits);
    expect(honest).toContain('NightStarted');
    expect(await recordText(played.state, spoiltCommits)).not.toContain(MARK);
  });
});

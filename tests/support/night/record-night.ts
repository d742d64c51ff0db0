/** A night with everything a record can hold: answers revealed, corrected and disputed, a roll call, and ballots by area and delegation. */
import type { Actor } from '../../../shared/kernel/decider.ts';
import type { CommandInput } from '../../../shared/night/commands.ts';
import { samplePlan, chair, phone, recorder, steward, verifier, SECOND } from './night.ts';
import { Play } from './play.ts';

const ASK = 'A1';
const [FIRST = '', SECOND_ONE = ''] = samplePlan.candidates.map(({ id }) => id);

class Story {
  readonly night = new Play(samplePlan);

  /** Throws where it is refused: then the story is wrong. */
  say(by: Actor, input: CommandInput): this {
    this.night.now += SECOND;
    const { outcome } = this.night.say(input, by);
    if (!outcome.ok) throw new Error(`${input.type} is refused: ${outcome.reason.code}`);
    return this;
  }

  answer(candidate: string, value: 'yes' | 'yes_if' | 'no', words: string | null): this {
    const at = { ask: ASK, candidate };
    return this.say(recorder, { type: 'RecordAnswer', ...at, value, words })
      .say(verifier, { type: 'ConfirmAnswer', ...at })
      .say(chair, { type: 'RevealAnswers', ...at });
  }

  dispute(candidate: string, dispute: string): this {
    const at = { ask: ASK, candidate };
    return this.say(chair, { type: 'ReadBackAnswer', ...at, dispute }).say(chair, {
      type: 'RevealAnswers',
      ...at,
    });
  }

  start(kind: string): this {
    const { segments, current } = this.night.state.agenda;
    const segment = segments.find((one) => one.kind === kind && one.startedAt === null)?.id ?? kind;
    return this.say(chair, { type: 'StartSegment', segment, from: current });
  }
}

/** Seven of each of six delegations, two of a seventh. */
const arrive = (story: Story): void => {
  let number = 0;
  for (const [index, { id }] of samplePlan.delegations.slice(0, 7).entries())
    for (let one = 0; one < (index === 6 ? 2 : 7); one += 1) {
      number += 1;
      story.say(phone(number), { type: 'CheckIn', delegation: id, party: 1 });
    }
};

const everybodyVotes = (story: Story, ballot: string, choices: readonly string[], of: number): void => {
  for (let number = 1; number <= of; number += 1)
    story.say(phone(number), {
      type: 'CastBallot',
      ballot,
      choices: [choices[number % 3 === 0 ? 1 : 0] ?? ''],
    });
};

export const PEOPLE = 44;

export const recordNight = (): Play => {
  const story = new Story();
  arrive(story);
  story.start('welcome').start('rollcall');
  for (const { id } of samplePlan.delegations.slice(0, 8))
    story.say(steward, { type: 'DeclareTurnout', delegation: id, heads: 20 });
  story
    .start('ask')
    .answer(FIRST, 'yes', null)
    .answer(FIRST, 'yes_if', 'In eight weeks.')
    .answer(SECOND_ONE, 'no', 'Not in this budget.')
    .dispute(SECOND_ONE, 'I said not in this year.');
  story.say(chair, {
    type: 'OpenBallot',
    ballot: 'agenda',
    question: 'Do we adopt the agenda?',
    veto: true,
  });
  everybodyVotes(story, 'agenda', ['for', 'against'], PEOPLE);
  story
    .say(steward, { type: 'CountHands', ballot: 'agenda', counts: { for: 9, against: 2 } })
    .say(steward, {
      type: 'RecordVeto',
      ballot: 'agenda',
      delegation: samplePlan.delegations[0]?.id ?? '',
      choice: 'for',
    })
    .say(chair, { type: 'CloseBallot', ballot: 'agenda' })
    .say(chair, { type: 'RevealBallot', ballot: 'agenda' })
    .say(chair, {
      type: 'OpenBallot',
      ballot: 'first',
      question: 'Which first?',
      kind: 'choose_one',
      choices: ['Buses', 'Homes'],
    });
  everybodyVotes(story, 'first', ['Buses', 'Homes'], 30);
  story
    .say(chair, { type: 'CloseBallot', ballot: 'first' })
    .say(chair, { type: 'RevealBallot', ballot: 'first' });
  story.start('turnout');
  return story.night;
};

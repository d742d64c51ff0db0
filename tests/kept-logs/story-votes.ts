/** The kept night's last part: ballots of all kinds, by phones, cards and leaders, with hands and objections; and the end. */
import type { PrintedCard } from '../../shared/ballots/ballot-box.ts';
import type { Cast } from './cast.ts';
import { COMING } from './story-before.ts';

/** What the sample has none of, written into the plan as organisers do. */
export const plannedBallots = `
ballots:
  - {id: V1, question: "Shall we adopt the agenda?", threshold: two_thirds, changeable: true, register: frozen}
  - {id: V2, question: "Which comes first?", kind: choose_one, choices: [Homes, Buses, Safety], voters: cards}
  - {id: V3, question: "How do we spend the year?", kind: share_points, points: 6, each: 4, choices: [Homes, Buses, {id: s, text: Safety}], veto: true}
  - {id: V4, question: "Who speaks for us?", kind: choose_up_to, most: 2, choices: [Idris, Helena, Sol], voters: leaders, seconds: 600}
`;

/** The one that is in a phone's hand. */
export const cardIn = (cards: readonly PrintedCard[]): string =>
  cards.find(({ kind, number }) => kind === 'cards' && number === 3)?.code ?? '';

const open = (cast: Cast, ballot: string): Promise<number> =>
  cast.say('chair', { type: 'OpenBallot', ballot });
const finish = async (cast: Cast, ballot: string): Promise<void> => {
  await cast.say('chair', { type: 'CloseBallot', ballot });
  await cast.say('chair', { type: 'RevealBallot', ballot });
};

/** A motion, its register frozen: changed votes, hands in parts of the hall, opened once more. */
const motion = async (cast: Cast): Promise<void> => {
  await open(cast, 'V1');
  const sides = ['for', 'for', 'against', 'abstain'];
  await cast.all(COMING, (number) => ({
    type: 'CastBallot',
    ballot: 'V1',
    choices: [sides[number % sides.length] ?? ''],
  }));
  await cast.say(3, { type: 'CastBallot', ballot: 'V1', choices: ['against'] });
  cast.remember('most had voted in an open ballot');
  await cast.say('steward', { type: 'CountHands', ballot: 'V1', counts: { for: 30 } });
  await cast.say('steward', { type: 'CountHands', ballot: 'V1', part: 'A', counts: { for: 9, against: 2 } });
  await cast.say('chair', { type: 'CountHands', ballot: 'V1', part: 'B', counts: { for: 4, abstain: 1 } });
  await cast.say('chair', { type: 'CloseBallot', ballot: 'V1' });
  await cast.say('chair', { type: 'ReopenBallot', ballot: 'V1' });
  await cast.say(4, { type: 'CastBallot', ballot: 'V1', choices: ['abstain'] });
  await cast.takeBack(await cast.say('chair', { type: 'AddHands', ballot: 'V1', added: true }));
  await cast.say('chair', { type: 'AddHands', ballot: 'V1', added: true });
  await cast.say('chair', { type: 'CloseBallot', ballot: 'V1' });
  await cast.say('chair', { type: 'SealBallot', ballot: 'V1' });
  cast.remember('a result was sealed, and seen by nobody');
  await cast.say('chair', { type: 'RevealBallot', ballot: 'V1' });
};

/** One of several, by voting cards: at a steward's device, and on a phone that was opened with one. */
const byCards = async (cast: Cast, cards: readonly PrintedCard[]): Promise<void> => {
  await open(cast, 'V2');
  const dealt = cards.filter(({ kind, number }) => kind === 'cards' && number <= 2).slice(0, 20);
  for (const [index, { code: card }] of dealt.entries()) {
    const choices = [['Homes', 'Buses', 'Safety'][index % 3] ?? ''];
    await cast.say('steward', { type: 'CastBallot', ballot: 'V2', choices, card });
  }
  const card = cardIn(cards);
  const holder = await cast.newPhone(card);
  await cast.say(holder, { type: 'CastBallot', ballot: 'V2', choices: ['Buses'], card: card.toLowerCase() });
  await finish(cast, 'V2');
};

const points = async (cast: Cast): Promise<void> => {
  await open(cast, 'V3');
  await cast.all(COMING.slice(0, 36), (number) => ({
    type: 'CastBallot',
    ballot: 'V3',
    choices: number % 2 === 0 ? ['s', 's', 's', 'Homes', 'Homes', 'Buses'] : ['Buses', 'Homes', 'Buses'],
  }));
  await cast.say('steward', { type: 'RecordVeto', ballot: 'V3', delegation: 'D05', choice: 'Buses' });
  await cast.takeBack(
    await cast.say('steward', { type: 'RecordVeto', ballot: 'V3', delegation: 'D02', choice: 's' }),
  );
  await cast.say('steward', { type: 'RecordVeto', ballot: 'V3', delegation: 'D06', choice: 'Homes' });
  await cast.say('steward', { type: 'RecordVeto', ballot: 'V3', delegation: 'D06', choice: null });
  await finish(cast, 'V3');
};

const byLeaders = async (cast: Cast, cards: readonly PrintedCard[]): Promise<void> => {
  await open(cast, 'V4');
  for (const [index, { code: card }] of cards.filter(({ kind }) => kind === 'leaders').entries()) {
    const choices = index % 3 === 0 ? ['Idris'] : ['Helena', 'Sol'];
    await cast.say('steward', { type: 'CastBallot', ballot: 'V4', choices, card });
  }
  cast.remember('the leaders had voted');
  await finish(cast, 'V4');
};

/** Drafted on the night: one is dropped, one is never opened, one is sealed and not shown. */
const onTheSpot = async (cast: Cast): Promise<void> => {
  await cast.say('chair', { type: 'DraftBallot', ballot: 'B1', question: 'Shall we sing?' });
  await cast.say('chair', { type: 'DraftBallot', ballot: 'B1', question: 'Shall we sing once more?' });
  await cast.say('chair', { type: 'DropBallot', ballot: 'B1' });
  await cast.say('chair', { type: 'DraftBallot', ballot: 'B2', question: 'Shall we meet in June?' });
  const question = 'Shall we write to the Chief Constable?';
  await cast.say('chair', { type: 'OpenBallot', ballot: 'B3', question, threshold: 'absolute' });
  await cast.all(COMING.slice(0, 9), () => ({ type: 'CastBallot', ballot: 'B3', choices: ['for'] }));
  await cast.say('chair', { type: 'CloseBallot', ballot: 'B3' });
  await cast.say('chair', { type: 'SealBallot', ballot: 'B3' });
};

/** Their keys are kept: each voter is still shown their vote, and who was late that they have none. */
const unsealed = async (cast: Cast, card: string): Promise<void> => {
  await cast.say('chair', {
    type: 'OpenBallot',
    ballot: 'B4',
    question: 'Shall we go on?',
    threshold: 'delegations',
    register: 'frozen',
  });
  await cast.all(COMING.slice(0, 12), (number) => ({
    type: 'CastBallot',
    ballot: 'B4',
    choices: [number % 3 === 0 ? 'against' : 'for'],
  }));
  await cast.say('chair', { type: 'CloseBallot', ballot: 'B4' });
  const question = 'And with whom?';
  await cast.say('chair', { type: 'OpenBallot', ballot: 'B5', question, voters: 'cards' });
  await cast.say(3, { type: 'CastBallot', ballot: 'B5', choices: ['abstain'], card });
  await cast.say('chair', { type: 'CloseBallot', ballot: 'B5' });
};

/** Ended too early once; the turnout is shown, a segment of the night's own is on, and a speaker is cut short. */
const theEnd = async (cast: Cast): Promise<void> => {
  cast.at('19:59');
  await cast.start('S19');
  await cast.say('chair', { type: 'ShowScene', scene: 'ask', ask: 'A2' });
  await cast.takeBack(await cast.say('chair', { type: 'ShowScene', scene: 'blank' }));
  await cast.say('chair', { type: 'SetScreenTheme', theme: 'light' });
  cast.at('20:04');
  await cast.start(await cast.segmentCalled('A word of thanks'));
  await cast.say('chair', { type: 'StartTurn', speaker: 'followup' });
  cast.at('20:05');
  await cast.takeBack(await cast.endNight());
  await cast.start('S22');
  cast.at('20:09');
  await cast.endNight();
  await cast.say('chair', { type: 'RecordAnswer', ask: 'A2', candidate: 'C1', value: 'no' });
  cast.remember('the night was over');
};

export const theVotes = async (cast: Cast): Promise<void> => {
  cast.at('19:30');
  await cast.start('S17');
  const cards = await cast.cards();
  await motion(cast);
  await byCards(cast, cards);
  await points(cast);
  await byLeaders(cast, cards);
  await cast.start('S20');
  await onTheSpot(cast);
  await unsealed(cast, cardIn(cards));
  await theEnd(cast);
};

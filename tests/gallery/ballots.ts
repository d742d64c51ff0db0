/** The floor's ballots in the gallery: put, voted on and shown by real commands; the worst by what the log would hold of a very large one. */
import { settled, type BallotSettings } from '../../shared/ballots/settings.ts';
import type { BallotResult } from '../../shared/ballots/counting/results.ts';
import type { CommandInput } from '../../shared/night/commands.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { cards, chair, Night, phone, steward } from '../support/night/night.ts';
import type { Moment } from './moments.ts';

const PHONES = 60;
const BALLOT = 'B1';
const QUESTION = 'Shall we ask for a night bus before the summer?';
const ISSUES = ['Buses that run', 'Homes we can afford', 'Safe streets', 'Fair pay for care'];

type Settings = Partial<Omit<Extract<CommandInput, { type: 'OpenBallot' }>, 'type' | 'ballot'>>;

/** Everybody has checked in, and the question is put. */
const put =
  (settings: Settings): Moment =>
  (plan) => {
    const night = new Night(plan);
    for (let index = 0; index < PHONES; index += 1) {
      const delegation = plan.delegations[index % plan.delegations.length]?.id ?? '';
      night.and('18:20', phone(index), { type: 'CheckIn', delegation });
    }
    return night.and('18:31', chair, { type: 'OpenBallot', ballot: BALLOT, question: QUESTION, ...settings });
  };

/** The first so many phones choose each of these, one after the other. */
const voted = (
  night: Night,
  votes: readonly (readonly [times: number, choices: readonly string[]])[],
): Night => {
  const all = votes.flatMap(([times, choices]) => Array.from({ length: times }, () => choices));
  for (const [index, choices] of all.entries())
    night.and('18:31:10', phone(index), { type: 'CastBallot', ballot: BALLOT, choices: [...choices] });
  return night;
};
const closed = (night: Night): Night => night.and('18:31:20', chair, { type: 'CloseBallot', ballot: BALLOT });
const shown = (night: Night): Night =>
  closed(night).and('18:31:25', chair, { type: 'RevealBallot', ballot: BALLOT });
const raised = (night: Night): Night =>
  night.and('18:31:15', steward, {
    type: 'CountHands',
    ballot: BALLOT,
    counts: { for: 9, against: 3, abstain: 1 },
  });
const motion = (plan: Plan, forIt: number, against: number, settings: Settings = {}): Night =>
  voted(put(settings)(plan), [
    [forIt, ['for']],
    [against, ['against']],
    [4, ['abstain']],
  ]);

const chosen: Settings = { question: 'What comes first?', kind: 'choose_up_to', choices: ISSUES, most: 2 };
const stickers: Settings = { ...chosen, kind: 'share_points', points: 15, each: 5 };
const points = (...amounts: readonly number[]): string[] =>
  amounts.flatMap((amount, index) => Array.from({ length: amount }, () => ISSUES[index] ?? ''));
const objecting = (night: Night, plan: Plan): Night => {
  for (const { id } of plan.delegations.slice(0, 2))
    night.and('18:31:16', steward, { type: 'RecordVeto', ballot: BALLOT, delegation: id, choice: 'c4' });
  return night;
};
const byCard = (plan: Plan): Night => {
  const night = put({ question: 'Shall we adopt the agenda?', voters: 'cards' })(plan);
  for (const { code } of cards.filter(({ kind }) => kind === 'cards').slice(0, 7))
    night.and('18:31', steward, { type: 'CastBallot', ballot: BALLOT, choices: ['for'], card: code });
  return night;
};

export const ballotMoments: ReadonlyMap<string, Moment> = new Map<string, Moment>([
  ['ballot_open', (plan) => motion(plan, 31, 11, { seconds: 120 })],
  ['ballot_open-threshold', (plan) => motion(plan, 31, 11, { seconds: 120, threshold: 'absolute' })],
  ['ballot_open-choose', put({ ...chosen, changeable: true })],
  ['ballot_open-points', put(stickers)],
  ['ballot_open-cards', byCard],
  ['ballot_open-leaders', put({ voters: 'leaders' })],
  ['ballot_open-late', (plan) => motion(plan, 31, 11, { seconds: 10 })],
  ['ballot_open-closed', (plan) => closed(motion(plan, 31, 11))],
  ['ballot_result', (plan) => shown(motion(plan, 31, 11))],
  ['ballot_result-threshold', (plan) => shown(motion(plan, 20, 11, { threshold: 'two_thirds' }))],
  ['ballot_result-tie', (plan) => shown(motion(plan, 20, 20))],
  ['ballot_result-lost', (plan) => shown(motion(plan, 11, 31))],
  ['ballot_result-hands', (plan) => shown(raised(motion(plan, 31, 11)))],
  [
    'ballot_result-added',
    (plan) =>
      shown(
        raised(motion(plan, 31, 11)).and('18:31:18', chair, {
          type: 'AddHands',
          ballot: BALLOT,
          added: true,
        }),
      ),
  ],
  [
    'ballot_result-points',
    (plan) =>
      shown(
        objecting(
          voted(put({ ...stickers, veto: true })(plan), [
            [20, points(5, 5, 3, 2)],
            [11, points(1, 5, 5, 4)],
          ]),
          plan,
        ),
      ),
  ],
]);

/** Nobody has checked in, and nobody votes. */
export const emptyBallots: ReadonlyMap<string, Moment> = new Map<string, Moment>([
  [
    'ballot_open',
    (plan) => new Night(plan).and('18:31', chair, { type: 'OpenBallot', ballot: BALLOT, question: QUESTION }),
  ],
  [
    'ballot_result',
    (plan) =>
      shown(
        new Night(plan).and('18:31', chair, {
          type: 'OpenBallot',
          ballot: BALLOT,
          question: 'First?',
          kind: 'choose_one',
          choices: ISSUES,
        }),
      ),
  ],
]);

const long = (text: string, length: number): string =>
  text
    .repeat(Math.ceil(length / text.length))
    .slice(0, length)
    .trim();

const SCRIPTS = [
  'Will every neighbourhood be visited by a named officer before the summer, and the answer be told in this hall? ',
  'A fydd pob cymdogaeth yn cael ymweliad gan swyddog a enwir cyn yr haf, a’r ateb yn cael ei ddweud yn y neuadd hon? ',
  'هل ستتم زيارة كل حي من قبل موظف معروف الاسم قبل حلول الصيف، وهل سيقال الجواب في هذه القاعة أمام الجميع؟ ',
];
const inScript = (index: number, length: number): string =>
  long(SCRIPTS[index % SCRIPTS.length] ?? '', length);

const VOTES = [12_345, 12_345, 0, 1, 9_876, 1_234, 10_000, 8_765];
const LARGEST = VOTES.length;

/** `script`: of the question; the choices come in all of them. */
const worst = (script: number, length = 240, changes: Partial<BallotSettings> = {}): BallotSettings => {
  const choices = Array.from({ length: LARGEST }, (_, index) => inScript(index + script, 120));
  const written = { question: inScript(script, length), kind: 'share_points' as const, choices };
  const rest = { most: 2, points: 100, voters: 'phones' as const, register: 'frozen' as const };
  return {
    ...settled({ ...written, ...rest, each: 99, changeable: true, seconds: 3600, veto: true }),
    ...changes,
  };
};

/** The motion with the most to say about what carries it. */
const hard = { kind: 'motion', threshold: 'delegations' } as const;

/** What the log of a stadium would hold: nobody casts so many one by one here. */
const stadium = (plan: Plan, settings: BallotSettings, cast = 12_345): Night => {
  const night = new Night(plan)
    .and('18:31', chair, { type: 'BallotDrafted', ballot: BALLOT, settings })
    .and('18:31', chair, { type: 'BallotOpened', ballot: BALLOT, settings, key: 'key', register: 88_888 });
  for (let index = 0; index < cast; index += 1) {
    const voter = `voter-${index}`;
    night.and('18:31', phone(index), {
      type: 'BallotCast',
      ballot: BALLOT,
      voter,
      choices: ['c1'],
      hiddenDelegation: '',
    });
  }
  return night;
};

const none = { shown: [], withheld: 0 };
const stadiumResult = (outcome: BallotResult['outcome'], handsAdded = false): BallotResult => {
  const rest = { cast: 54_566, register: 88_888, votes: VOTES, hands: VOTES, handsAdded, outcome };
  return { ...rest, areas: none, delegations: none };
};
const stadiumShown = (plan: Plan, settings: BallotSettings, result: BallotResult): Night => {
  const night = stadium(plan, settings, 0);
  for (const [index, { id }] of plan.delegations.entries()) {
    const choice = settings.choices[index % 3]?.id ?? '';
    night.and('18:31', steward, { type: 'VetoRecorded', ballot: BALLOT, delegation: id, choice, was: null });
  }
  return night
    .and('18:31', chair, { type: 'BallotSealed', ballot: BALLOT, key: 'key', result, digest: '' })
    .and('18:31', chair, { type: 'BallotRevealed', ballot: BALLOT });
};

export const worstBallots: ReadonlyMap<string, Moment> = new Map<string, Moment>([
  ['ballot_open', (plan) => stadium(plan, worst(0))],
  ['ballot_open-welsh', (plan) => stadium(plan, worst(1, 240, { voters: 'cards' }))],
  ['ballot_open-arabic', (plan) => stadium(plan, worst(2, 240, { voters: 'leaders', ...hard }))],
  ['ballot_open-short', (plan) => stadium(plan, worst(1, 64))],
  ['ballot_open-closed', (plan) => closed(stadium(plan, worst(0, 64)))],
  ['ballot_result', (plan) => stadiumShown(plan, worst(0, 240, hard), stadiumResult('not-carried'))],
  ['ballot_result-welsh', (plan) => stadiumShown(plan, worst(1), stadiumResult('not-carried', true))],
  ['ballot_result-arabic', (plan) => stadiumShown(plan, worst(2), stadiumResult('tie'))],
  [
    'ballot_result-short',
    (plan) => stadiumShown(plan, worst(2, 64, { kind: 'choose_one' }), stadiumResult(null, true)),
  ],
]);

/** The ballots of the gallery, written out as the screen gets them: no ballots exist yet to fold. */
import type { BallotOpenScene, BallotResultScene } from '../../shared/views/ballot-scenes.ts';
import type { NightView } from '../../shared/views/night.ts';
import type { SceneView } from '../../shared/views/scene.ts';
import { at } from '../support/night.ts';
import type { GalleryPicture } from './pictures.ts';

interface Ballot {
  readonly question: string;
  readonly choices: readonly string[];
  readonly votes: readonly number[];
  readonly mayVote: number;
  readonly hands: number;
}

const sample: Ballot = {
  question: 'Shall we ask for a night bus before the summer?',
  choices: ['Yes', 'No', 'I would rather not say'],
  votes: [214, 81, 17],
  mayVote: 600,
  hands: 41,
};

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
const inScript = (index: number, length: number): string => long(SCRIPTS[index % 3] ?? '', length);

/** `script`: of the question; the choices come in all of them. */
const worst = (script: number): Ballot => ({
  question: inScript(script, 300),
  choices: Array.from({ length: 8 }, (_, index) => inScript(index + script, 120)),
  votes: [12_345, 12_345, 0, 1, 9_876, 1_234, 10_000, 8_765],
  mayVote: 88_888,
  hands: 12_345,
});

const castIn = ({ votes }: Ballot): number => votes.reduce((sum, one) => sum + one, 0);
const withIds = ({ choices }: Ballot) => choices.map((text, index) => ({ id: `O${index + 1}`, text }));

const open = (ballot: Ballot, changes: Partial<BallotOpenScene> = {}): BallotOpenScene => ({
  kind: 'ballot_open',
  question: ballot.question,
  joinCode: '482913',
  choices: withIds(ballot),
  voted: castIn(ballot),
  mayVote: ballot.mayVote,
  closesAt: at('18:33'),
  isClosed: false,
  how: { kind: 'choose_one', most: 1, points: 15, each: 15, voters: 'phones', changeable: true },
  ...changes,
});

const result = (ballot: Ballot, changes: Partial<BallotResultScene> = {}): BallotResultScene => {
  const cast = castIn(ballot);
  const choices = withIds(ballot).map(({ id, text }, index) => {
    const votes = ballot.votes[index] ?? 0;
    return { id, text, votes, share: cast === 0 ? 0 : votes / cast, hands: null, vetoedBy: [] };
  });
  const { question, hands } = ballot;
  return {
    kind: 'ballot_result',
    question,
    choices,
    outcome: 'carried',
    cast,
    hands,
    isPoints: false,
    handsAdded: false,
    ...changes,
  };
};

const none: Ballot = { ...sample, votes: [0, 0, 0] };
const tied: Ballot = { ...sample, votes: [140, 140, 32] };
const lost: Ballot = { ...sample, votes: [81, 214, 17] };

const shown: readonly (readonly [scene: string, data: string, view: SceneView])[] = [
  ['ballot_open', 'sample', open(sample)],
  ['ballot_open', 'worst', open(worst(0))],
  ['ballot_open-welsh', 'worst', open(worst(1))],
  ['ballot_open-arabic', 'worst', open(worst(2))],
  ['ballot_open-short', 'worst', open({ ...worst(1), question: inScript(1, 80) })],
  ['ballot_open', 'empty', open(none, { mayVote: null, closesAt: null })],
  ['ballot_result', 'sample', result(sample)],
  ['ballot_result-tie', 'sample', result(tied, { outcome: 'tie' })],
  ['ballot_result-lost', 'sample', result(lost, { outcome: 'not-carried' })],
  ['ballot_result', 'worst', result(worst(0), { outcome: 'not-carried' })],
  ['ballot_result-welsh', 'worst', result(worst(1), { outcome: 'not-carried' })],
  ['ballot_result-arabic', 'worst', result(worst(2), { outcome: 'tie' })],
  ['ballot_result-short', 'worst', result({ ...worst(2), question: inScript(1, 80) })],
  ['ballot_result', 'empty', result(none, { outcome: null, hands: null })],
];

/** `nights`: by the name of their data. */
export const ballotPictures = (
  nights: Readonly<Record<string, NightView>>,
  rest: Pick<GalleryPicture, 'now' | 'address'>,
): GalleryPicture[] =>
  shown.flatMap(([scene, data, view]) => {
    const night = nights[data];
    return night ? [{ scene, data, night, slice: { scene: view, held: false, theme: 'dark' }, ...rest }] : [];
  });

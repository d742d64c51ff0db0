/** Ballots as each role sees them: what can be done, how many have voted, and nothing of how before it may be known. */
import { describe, expect, test } from 'vitest';
import type { CommandInput } from '../../shared/assembly.ts';
import { roles, reads } from '../../shared/roles.ts';
import { ballotsView, ballotView, floorView } from '../../shared/views/ballots.ts';
import { sceneView } from '../../shared/views/scene.ts';
import { stateSlices, stateSliceNames } from '../../shared/views/slices.ts';
import {
  byId,
  cards,
  chair,
  given,
  otherChair,
  phone,
  steward,
  type Night,
  type Step,
} from '../support/night.ts';

type Open = Partial<Extract<CommandInput, { type: 'OpenBallot' }>>;

const opened = (more: Open = {}): Step => [
  '18:40',
  chair,
  { type: 'OpenBallot', ballot: 'B1', question: 'Shall we ask?', ...more },
];
const arrived = (count: number): Step[] =>
  Array.from({ length: count }, (_, index) => [
    '18:10',
    phone(index),
    { type: 'CheckIn', delegation: index < 6 ? 'D01' : 'D02' },
  ]);
const vote = (index: number, ...choices: string[]): Step => [
  '18:41',
  phone(index),
  { type: 'CastBallot', ballot: 'B1', choices },
];
const say = (type: 'CloseBallot' | 'ReopenBallot' | 'SealBallot' | 'RevealBallot'): Step => [
  '18:45',
  chair,
  { type, ballot: 'B1' },
];
const hands = (by: typeof steward, counts: Record<string, number>): Step => [
  '18:42',
  by,
  { type: 'CountHands', ballot: 'B1', counts },
];
const objects = (delegation: string, choice: string | null): Step => [
  '18:42',
  steward,
  { type: 'RecordVeto', ballot: 'B1', delegation, choice },
];

const row = (night: Night) => byId(ballotsView(night.state).ballots, 'B1');
const scene = (night: Night) => sceneView(night.state).scene;
/** Everything that any role is shown, but the slices named. */
const shown = (night: Night, ...but: string[]): string =>
  JSON.stringify(
    stateSliceNames.filter((name) => !but.includes(name)).map((name) => stateSlices[name].view(night.state)),
  );

const sixFor = [...arrived(8), opened(), ...[0, 1, 2, 3, 4, 5].map((index) => vote(index, 'for'))];
const sixAgainst = [...arrived(8), opened(), ...[0, 1, 2, 3, 4, 5].map((index) => vote(index, 'against'))];

describe('what can be done with a ballot', () => {
  test.each([
    ['draft', ['canEdit', 'canOpen']],
    ['open', ['canClose', 'canCount']],
    ['closed', ['canReopen', 'canSeal', 'canReveal', 'canCount']],
    ['sealed', ['canReveal']],
    ['revealed', []],
  ] as const)('[SHOW-5] as a %s: %j', (stage, can) => {
    const steps: Record<typeof stage, Step[]> = {
      draft: [['18:39', chair, { type: 'DraftBallot', ballot: 'B1', question: 'Shall we?' }]],
      open: [opened()],
      closed: [opened(), say('CloseBallot')],
      sealed: [opened(), say('CloseBallot'), say('SealBallot')],
      revealed: [opened(), say('CloseBallot'), say('RevealBallot')],
    };
    const allowed = Object.entries(row(given(...steps[stage]))).filter(
      ([name, may]) => name.startsWith('can') && may === true,
    );
    expect(allowed.map(([name]) => name)).toEqual(can);
  });

  test('[SHOW-5] a second one is neither opened nor opened again while one is open', () => {
    const night = given(opened(), say('CloseBallot'), [
      '18:50',
      chair,
      { type: 'OpenBallot', ballot: 'B2', question: 'And this?' },
    ]);
    expect(row(night)).toMatchObject({ canReopen: false, canSeal: true });
  });

  test('[SHOW-5] hands can be added once some were counted; points are given by no hand', () => {
    expect(row(given(opened())).canAddHands).toBe(false);
    expect(row(given(opened(), hands(steward, { for: 3 }))).canAddHands).toBe(true);
    const sharing = opened({ kind: 'share_points', choices: ['Buses', 'Homes'] });
    expect(row(given(sharing))).toMatchObject({ canCount: false, canAddHands: false });
  });

  test('[SHOW-5] objections only where the ballot lets delegations object', () => {
    expect(row(given(opened())).canObject).toBe(false);
    expect(row(given(opened({ veto: true }))).canObject).toBe(true);
  });
});

describe('before anybody may know', () => {
  test.each([
    ['open', []],
    ['closed', [say('CloseBallot')]],
  ] as const)(
    '[BALLOT-9] nobody is shown how anybody voted while it is %s, the chair included',
    (_stage, steps) => {
      const [one, other] = [given(...sixFor, ...steps), given(...sixAgainst, ...steps)];
      expect(shown(one)).toBe(shown(other));
      expect(row(one)).toMatchObject({ voted: 6, mayVote: 8, result: null });
    },
  );

  test('[BALLOT-9] sealed and not shown, the chair knows, and nobody else', () => {
    const end = [say('CloseBallot'), say('SealBallot')];
    const [one, other] = [given(...sixFor, ...end), given(...sixAgainst, ...end)];
    expect(shown(one, 'ballots')).toBe(shown(other, 'ballots'));
    expect(row(one).result).toMatchObject({ votes: [6, 0, 0], outcome: 'carried' });
    expect(roles.filter((role) => reads[role].includes('ballots'))).toEqual(['chair']);
  });

  test('[BALLOT-9] phones are told no count, or each vote would go to all of them', () => {
    const before = ballotView(given(...arrived(8), opened()).state);
    expect(ballotView(given(...sixFor).state)).toEqual(before);
    expect(before?.result).toBeNull();
  });

  test('[BALLOT-9] the wall says how many have voted, not how, and then that voting is closed', () => {
    expect(scene(given(...sixFor))).toMatchObject({
      kind: 'ballot_open',
      voted: 6,
      mayVote: 8,
      isClosed: false,
    });
    expect(scene(given(...sixFor, say('CloseBallot')))).toMatchObject({
      kind: 'ballot_open',
      isClosed: true,
    });
  });
});

describe('hands', () => {
  const counted = [hands(steward, { for: 9, against: 3 }), hands(otherChair, { for: 4 })] as const;

  test('[BALLOT-13] one’s own count takes the place of one’s last, beside what others counted', () => {
    const night = given(...sixFor, ...counted, hands(steward, { for: 10, against: 3 }));
    expect(floorView(night.state).ballot?.hands).toEqual([
      { pass: 'pass-steward', by: 'The steward', counts: [10, 3, 0] },
      { pass: 'pass-chair-2', by: null, counts: [4, 0, 0] },
    ]);
    expect(row(night).handsTotal).toEqual([14, 3, 0]);
  });

  test('[BALLOT-13] are a figure of their own on the wall, and part of the total once the chair adds them', () => {
    const end = [say('CloseBallot'), say('RevealBallot')];
    const apart = scene(given(...sixFor, ...counted, ...end));
    expect(apart).toMatchObject({ cast: 6, hands: 16, handsAdded: false });
    expect(apart).toMatchObject({ choices: [{ votes: 6, hands: 13, total: 6, share: 1 }, { total: 0 }, {}] });
    const add: Step = ['18:43', chair, { type: 'AddHands', ballot: 'B1', added: true }];
    const together = scene(given(...sixFor, ...counted, add, ...end));
    expect(together).toMatchObject({
      handsAdded: true,
      choices: [
        { votes: 6, hands: 13, total: 19 },
        { votes: 0, hands: 3, total: 3 },
        { total: 0, share: 0 },
      ],
    });
  });
});

describe('objections and cards', () => {
  test('[BALLOT-16] an objection stands beside its choice, by the delegation’s name, and can be taken away', () => {
    const steps = [...arrived(1), opened({ veto: true }), objects('D01', 'for'), objects('D02', 'for')];
    expect(row(given(...steps)).vetoes.map(({ delegation }) => delegation)).toEqual(['D01', 'D02']);
    const end = [objects('D02', null), say('CloseBallot'), say('RevealBallot')];
    const wall = scene(given(...steps, ...end));
    expect(wall.kind === 'ballot_result' && wall.choices.map(({ vetoedBy }) => vetoedBy)).toEqual([
      ["St Corvin's Church, Ouzelbrook"],
      [],
      [],
    ]);
  });

  test('[BALLOT-6] a steward can vote for somebody with a card only where cards vote, while it is open', () => {
    const canCast = (...steps: Step[]) => floorView(given(...steps).state).ballot?.canCast;
    expect(canCast(opened())).toBe(false);
    expect(canCast(opened({ voters: 'cards' }))).toBe(true);
    expect(canCast(opened({ voters: 'leaders' }), say('CloseBallot'))).toBe(false);
    expect(floorView(given().state)).toEqual({ ballot: null });
  });

  test('[BALLOT-6] of cards, how many there are is how many may vote', () => {
    const night = given(opened({ voters: 'leaders' }), [
      '18:41',
      steward,
      { type: 'CastBallot', ballot: 'B1', choices: ['for'], card: cards[0]?.code ?? '' },
    ]);
    expect(row(night)).toMatchObject({ voted: 1, mayVote: 25 });
    expect(scene(night)).toMatchObject({ how: { voters: 'leaders' }, voted: 1, mayVote: 25 });
  });
});

test('[BALLOT-14] a breakdown that would show fewer than five people is withheld, and how many are is said', () => {
  const votes = Array.from({ length: 11 }, (_, index) => vote(index, 'for'));
  const delegations = (count: number): Step[] =>
    Array.from({ length: count }, (_, index): Step => [
      '18:10',
      phone(index),
      { type: 'CheckIn', delegation: index < 6 ? 'D01' : index < 9 ? 'D02' : 'D03' },
    ]);
  const night = given(...delegations(11), opened(), ...votes, say('CloseBallot'), say('SealBallot'));
  expect(row(night).result).toMatchObject({
    areas: [{ name: 'Milton Keynes', cast: 11 }],
    areasWithheld: 0,
    delegations: [{ name: "St Corvin's Church, Ouzelbrook", cast: 6, votes: [6, 0, 0] }],
    delegationsWithheld: 2,
  });
});

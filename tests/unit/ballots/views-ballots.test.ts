/** Ballots as each role sees them: what can be done, how many have voted, and nothing of how before it may be known. */
import { describe, expect, test } from 'vitest';
import { roles } from '../../../shared/kernel/roles.ts';
import { reads } from '../../../shared/night/rights.ts';
import { ballotView } from '../../../shared/views/ballot-face.ts';
import { ballotsView, floorView } from '../../../shared/views/ballots.ts';
import { sceneView } from '../../../shared/views/scenes/scene.ts';
import { stateSliceNames, stateSlices } from '../../../shared/views/slices.ts';
import {
  added,
  cardOf,
  choices,
  counts,
  draft,
  here,
  objects,
  open,
  row,
  says,
  vote,
  votes,
} from '../../support/night/ballots.ts';
import { chair, given, otherChair, steward, type Night, type Step } from '../../support/night/night.ts';

const scene = (night: Night) => sceneView(night.state).scene;
/** Everything that any role is shown, but the slices named. */
const shown = (night: Night, ...but: string[]): string =>
  JSON.stringify(
    stateSliceNames.filter((name) => !but.includes(name)).map((name) => stateSlices[name].view(night.state)),
  );

/** Six of D01 and two of D02 are here, and those of D01 vote. */
const sixVote = (choice: string): Step[] => [
  ...Array.from({ length: 8 }, (_, index) => here(index, index < 6 ? 'D01' : 'D02')),
  open(),
  ...Array.from({ length: 6 }, (_, index) => votes(index, choice)),
];
const closed = says('CloseBallot');
const revealed = [closed, says('RevealBallot')];

/** Which delegations object to each choice, on the wall. */
const objectionsOf = (night: Night) => {
  const wall = scene(night);
  return wall.kind === 'ballot_result' ? wall.choices.map(({ vetoedBy }) => vetoedBy) : [];
};
/** Whether a steward may vote with a card. */
const canCast = (...steps: Step[]) => floorView(given(...steps).state).ballot?.canCast;

const add: Step = ['18:05', chair, { type: 'AddDelegation', name: 'The Late Choir', area: 'MK' }];
const merge = (from: string, into: string): Step => [
  '18:06',
  chair,
  { type: 'MergeDelegations', from, into },
];
const without = (...steps: readonly Step[]) => ballotsView(given(...steps).state).withoutCard;

describe('what can be done with a ballot', () => {
  test.each<[string, readonly Step[], readonly string[]]>([
    ['prepared', [draft()], ['canEdit', 'canOpen']],
    ['open', [open()], ['canClose', 'canCount']],
    ['closed', [open(), closed], ['canReopen', 'canSeal', 'canReveal', 'canCount']],
    ['sealed', [open(), closed, says('SealBallot')], ['canReveal']],
    ['shown', [open(), ...revealed], []],
  ])('[SHOW-5] %s', (_stage, steps, can) => {
    const allowed = Object.entries(row(given(...steps))).filter(
      ([name, may]) => name.startsWith('can') && may === true,
    );
    expect(allowed.map(([name]) => name)).toEqual(can);
  });

  test('[BALLOT-6] the chair is told which delegation has no leader’s card, until it is one with another', () => {
    expect(without()).toEqual([]);
    expect(without(add)).toEqual(['The Late Choir']);
    expect(without(add, merge('N1', 'D02'))).toEqual([]);
    expect(without(add, merge('D02', 'N1'))).toEqual([]);
  });

  test('[SHOW-5] one is not opened again while another is open', () => {
    const other: Step = ['18:50', chair, { type: 'OpenBallot', ballot: 'B2', question: 'And this?' }];
    expect(row(given(open(), closed, other))).toMatchObject({ canReopen: false, canSeal: true });
  });

  test('[BALLOT-13] hands can be added once some were counted; points are given by no hand', () => {
    expect(row(given(open())).canAddHands).toBe(false);
    expect(row(given(open(), counts(steward, 3, 0))).canAddHands).toBe(true);
    const sharing = open({ kind: 'share_points', choices });
    expect(row(given(sharing))).toMatchObject({ canCount: false, canAddHands: false });
  });

  test('[BALLOT-16] objections only where the ballot lets delegations object', () => {
    expect(row(given(open())).canObject).toBe(false);
    expect(row(given(open({ veto: true }))).canObject).toBe(true);
  });
});

describe('before anybody may know', () => {
  test.each<[string, readonly Step[]]>([
    ['open', []],
    ['closed', [closed]],
  ])('[BALLOT-9] while it is %s nobody is shown how anybody voted, the chair included', (_stage, steps) => {
    const [one, other] = [given(...sixVote('for'), ...steps), given(...sixVote('against'), ...steps)];
    expect(shown(one)).toBe(shown(other));
    expect(row(one)).toMatchObject({ voted: 6, mayVote: 8, result: null });
  });

  test('[BALLOT-9] sealed and not shown, the chair knows, and nobody else', () => {
    const sealed = [closed, says('SealBallot')];
    const [one, other] = [given(...sixVote('for'), ...sealed), given(...sixVote('against'), ...sealed)];
    expect(shown(one, 'ballots')).toBe(shown(other, 'ballots'));
    expect(row(one).result).toMatchObject({ votes: [6, 0, 0], outcome: 'carried' });
    expect(roles.filter((role) => reads[role].includes('ballots'))).toEqual(['chair']);
  });

  test('[SHOW-2] phones are told no count, or each vote would go to all of them', () => {
    const night = given(...sixVote('for'));
    const before = ballotView(night.state);
    expect(ballotView(night.and(...votes(6, 'against')).state)).toEqual(before);
    expect(before?.result).toBeNull();
  });

  test('[BALLOT-17] the wall says how many have voted, and then that voting is closed', () => {
    const counted = { kind: 'ballot_open', voted: 6, mayVote: 8 };
    expect(scene(given(...sixVote('for')))).toMatchObject({ ...counted, isClosed: false });
    expect(scene(given(...sixVote('for'), closed))).toMatchObject({ ...counted, isClosed: true });
  });
});

describe('what carries a motion', () => {
  test.each(['simple', 'two_thirds', 'absolute', 'delegations'] as const)(
    '[BALLOT-15] %s is said before the vote and with its result, on the wall and on phones',
    (threshold) => {
      const night = given(here(1), open({ threshold }), votes(1, 'for'));
      expect([scene(night), ballotView(night.state)]).toMatchObject([{ threshold }, { threshold }]);
      night.and(...closed).and(...says('RevealBallot'));
      expect([scene(night), ballotView(night.state)]).toMatchObject([
        { kind: 'ballot_result', threshold },
        { threshold },
      ]);
    },
  );
});

describe('hands', () => {
  test('[BALLOT-13] the last count of the whole hall takes the place of the one before, whoever counted', () => {
    const night = given(open(), counts(steward, 9, 3), counts(otherChair, 4, 0));
    expect(floorView(night.state).ballot?.hands).toEqual([{ part: null, by: null, counts: [4, 0, 0] }]);
    night.and(...counts(steward, 10, 3));
    expect(floorView(night.state).ballot?.hands).toEqual([
      { part: null, by: 'The steward', counts: [10, 3, 0] },
    ]);
  });

  test('[BALLOT-13] are a figure of their own on the wall, and part of the total once the chair adds them', () => {
    const counted = [...sixVote('for'), counts(steward, 13, 3)];
    expect(scene(given(...counted, ...revealed))).toMatchObject({
      cast: 6,
      hands: 16,
      handsAdded: false,
      choices: [{ votes: 6, hands: 13, total: 6, share: 1 }, { hands: 3, total: 0 }, { total: 0 }],
    });
    expect(scene(given(...counted, added(true), ...revealed))).toMatchObject({
      handsAdded: true,
      choices: [{ votes: 6, hands: 13, total: 19 }, { votes: 0, hands: 3, total: 3 }, { share: 0 }],
    });
  });
});

describe('objections, cards and breakdowns', () => {
  test('[BALLOT-16] an objection stands beside its choice, and can be taken away', () => {
    const steps = [open({ veto: true }), objects('for')];
    expect(row(given(...steps)).vetoes).toEqual([
      { delegation: 'D02', name: 'Tattenford Masjid & Community Hall', choice: 'for' },
    ]);
    expect(objectionsOf(given(...steps, ...revealed))).toEqual([
      ['Tattenford Masjid & Community Hall'],
      [],
      [],
    ]);
    expect(objectionsOf(given(...steps, objects(null), ...revealed))).toEqual([[], [], []]);
  });

  test('[BALLOT-6] a steward can vote for somebody with a card only where cards vote, while it is open', () => {
    expect(canCast(open())).toBe(false);
    expect(canCast(open({ voters: 'cards' }))).toBe(true);
    expect(canCast(open({ voters: 'leaders' }), closed)).toBe(false);
    expect(floorView(given().state)).toEqual({ ballot: null });
  });

  test('[BALLOT-6] of leaders’ cards, as many may vote as there are delegations', () => {
    const card = cardOf('leaders');
    const night = given(open({ voters: 'leaders' }), ['18:41', steward, { ...vote('for'), card }]);
    expect(row(night)).toMatchObject({ voted: 1, mayVote: 25 });
    expect(scene(night)).toMatchObject({ how: { voters: 'leaders' }, voted: 1, mayVote: 25 });
  });

  test('[BALLOT-14] the chair is told how many rows are withheld', () => {
    const from = ['D01', 'D01', 'D01', 'D01', 'D01', 'D01', 'D02', 'D02', 'D02', 'D03', 'D03'];
    const all = from.flatMap((delegation, index) => [here(index, delegation)]);
    const night = given(...all, open(), ...from.map((_, index) => votes(index, 'for')), ...revealed);
    expect(row(night).result).toMatchObject({
      areas: [{ name: 'Milton Keynes', cast: 11 }],
      areasWithheld: 0,
      delegations: [{ name: "St Corvin's Church, Ouzelbrook", cast: 6, votes: [6, 0, 0] }],
      delegationsWithheld: 2,
    });
  });
});

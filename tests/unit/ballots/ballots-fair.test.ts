/** The floor's ballots where they could have gone wrong: sides in another order, registers that move, delegations that merge, hands counted twice. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { settled } from '../../../shared/ballots/settings.ts';
import type { Actor } from '../../../shared/kernel/decider.ts';
import type { HallPart } from '../../../shared/ballots/hall-parts.ts';
import { planBallot, settingsShape } from '../../../shared/ballots/settings-schema.ts';
import {
  added,
  ballot,
  cardOf,
  choices,
  codeOf,
  counts,
  here,
  objects,
  open,
  question,
  type Said,
  row,
  say,
  says,
  votes,
} from '../../support/night/ballots.ts';
import {
  chair,
  given,
  on,
  phone,
  refused,
  samplePlan,
  steward,
  type Step,
} from '../../support/night/night.ts';

const result = (...steps: readonly Step[]) =>
  row(given(...steps, says('CloseBallot'), says('SealBallot'))).result;
const written = (more: object) => settled(z.strictObject(settingsShape).parse({ question, ...more }));
const idsOf = (all: readonly unknown[], kind = 'choose_one') =>
  written({ kind, choices: all }).choices.map(({ id }) => id);
const merge: Said = ['18:42', chair, { type: 'MergeDelegations', from: 'D03', into: 'D02' }];
const card = (delegation: string, ...chosen: readonly string[]): Said => [
  '18:41',
  steward,
  { type: 'CastBallot', ballot: 'B1', choices: [...chosen], card: cardOf('leaders', delegation) },
];

describe('choices', () => {
  test('[BALLOT-1] the sides of a motion stand in their order, however they were written', () => {
    const put = open({ choices: ['against', 'abstain', 'for'] });
    expect(ballot(given(put)).settings.choices.map(({ id }) => id)).toEqual(['for', 'against', 'abstain']);
    expect(result(here(1), here(2), put, votes(1, 'against'), votes(2, 'against'))).toMatchObject({
      votes: [0, 2, 0],
      outcome: 'not-carried',
    });
  });

  test.each([[['for', 'abstain']], [['abstain', 'against']], [['for', 'Reject']], [['Adopt', 'against']]])(
    '[BALLOT-1] a motion of %j is refused: what it measures would be missing',
    (sides) => {
      expect(given().when(...open({ choices: sides }))).toStrictEqual(refused('bad-ballot', 'choices'));
    },
  );

  test('[BALLOT-1] a new one is given an id that nobody has', () => {
    const known = [{ id: 'c2', text: 'Better buses now' }, 'Safer streets now', 'More homes now'];
    expect(idsOf(known)).toEqual(['c2', 'c1', 'c3']);
    expect(idsOf(['Homes', 'c1', 'More homes now'])).toEqual(['Homes', 'c1', 'c2']);
  });

  test('[BALLOT-1] the text of one is not the id of another, and ids go first', () => {
    const mixed = [
      { id: 'a', text: 'b' },
      { id: 'b', text: 'a' },
    ];
    const wrong = given().when(...open({ kind: 'choose_one', choices: mixed }));
    expect(wrong).toStrictEqual(refused('bad-ballot', 'choices'));
  });

  test('[BALLOT-1] a threshold in the plan is for motions', () => {
    const plan = { id: 'V1', question, kind: 'choose_one', choices, threshold: 'two_thirds' };
    expect(planBallot.safeParse(plan).error?.issues[0]).toMatchObject({ path: ['threshold'] });
    expect(planBallot.safeParse({ ...plan, threshold: 'none' }).success).toBe(true);
  });
});

describe('the register', () => {
  test('[BALLOT-2] never has fewer than have voted, though some of them left their delegation since', () => {
    const night = given(here(1), here(2), open(), votes(1, 'for'), votes(2, 'for'), here(1, null));
    expect(row(night)).toMatchObject({ voted: 2, mayVote: 2 });
    night.and(...says('CloseBallot'));
    expect(row(night).mayVote).toBe(2);
  });

  test('[BALLOT-2] stays as it was when the ballot was closed, until it goes on', () => {
    const night = given(here(1), here(2), open({ threshold: 'absolute' }), votes(1, 'for'), votes(2, 'for'));
    night
      .and(...says('CloseBallot'))
      .and(...here(3))
      .and(...here(4))
      .and(...here(5));
    expect(row(night).mayVote).toBe(2);
    night.and(...says('SealBallot', '18:50'));
    expect(row(night).result).toMatchObject({ register: 2, outcome: 'carried' });
  });

  test('[BALLOT-2] is counted anew at the next close', () => {
    const night = given(here(1), open(), says('CloseBallot'), here(2), says('ReopenBallot'));
    expect(row(night).mayVote).toBe(2);
    night.and(...says('CloseBallot', '18:50'));
    expect(ballot(night).registerAtClose).toBe(2);
  });

  test('[BALLOT-5] of a frozen one, whoever was a visitor then is not on it', () => {
    const night = given(here(1), here(2, null), open({ register: 'frozen' }), here(2));
    expect(night.when(...votes(2, 'for'))).toStrictEqual(refused('not-on-register'));
    expect(codeOf(night.when(...votes(1, 'for')))).toBe('ok');
    expect(row(night).mayVote).toBe(1);
  });
});

describe('delegations', () => {
  test('[BALLOT-6] merged into one have one leader’s vote, whichever card gives it', () => {
    const night = given(merge, open({ voters: 'leaders' }), card('D02', 'for'));
    expect(row(night).mayVote).toBe(samplePlan.delegations.length - 1);
    expect(night.when(...card('D03', 'against'))).toStrictEqual(refused('voted-already'));
  });

  test('[LIST-10] are neither merged nor removed while a ballot isn’t sealed', () => {
    const add: Step = ['18:05', chair, { type: 'AddDelegation', name: 'The Late Choir', area: 'MK' }];
    const remove = { type: 'RemoveDelegation', delegation: 'N1' } as const;
    for (const stage of [[], [says('CloseBallot')]]) {
      const night = given(add, here(1), open(), votes(1, 'for'), ...stage);
      expect(night.when(...merge)).toStrictEqual(refused('ballot-unsealed', 'B1'));
      expect(night.when('18:46', chair, remove)).toStrictEqual(refused('ballot-unsealed', 'B1'));
    }
    const sealed = given(add, here(1), open(), says('CloseBallot'), says('SealBallot'));
    expect(codeOf(sealed.when('18:50', chair, remove))).toBe('ok');
    expect(codeOf(sealed.when(...merge))).toBe('ok');
  });

  test('[LIST-10] nor are they parted again: a card that has voted would vote once more', () => {
    const put = open({ voters: 'leaders' });
    const night = given(merge, put, card('D03', 'for'), says('CloseBallot'));
    const back: Said = [
      '18:46',
      chair,
      { type: 'TakeBack', version: night.state.history.entries[0]?.version },
    ];
    expect(night.when(...back)).toStrictEqual(refused('not-as-it-was'));
    night.and(...says('SealBallot'));
    expect(codeOf(night.when(...back))).toBe('ok');
  });

  test('[BALLOT-14] bear the area and the name that they had at the seal, whatever becomes of them', () => {
    const five = Array.from({ length: 5 }, (_, index) => index + 1);
    const night = given(...five.map((number) => here(number, 'D03')), open());
    for (const number of five) night.and(...votes(number, 'for'));
    night.and(...says('CloseBallot')).and(...says('RevealBallot'));
    const before = row(night).result?.delegations;
    const third = samplePlan.delegations.find(({ id }) => id === 'D03');
    expect(before).toMatchObject([{ id: 'D03', name: third?.name, area: third?.area, cast: 5 }]);
    night.and('18:50', chair, { type: 'MergeDelegations', from: 'D03', into: 'D02' });
    expect(row(night).result?.delegations).toEqual(before);
  });

  test('[BALLOT-15] whoever votes is present, counted at the doors or not', () => {
    const put = open({ voters: 'leaders', threshold: 'delegations' });
    const against = ['D02', 'D03', 'D04'].map((id) => card(id, 'against'));
    expect(result(put, card('D01', 'for'), ...against)?.outcome).toBe('not-carried');
  });

  test('[BALLOT-15] half of them for it, and the others silent, is no tie', () => {
    const put = open({ threshold: 'delegations' });
    expect(result(here(1, 'D01'), here(2, 'D02'), put, votes(1, 'for'))?.outcome).toBe('not-carried');
    const both = [here(1, 'D01'), here(2, 'D02'), put, votes(1, 'for'), votes(2, 'against')];
    expect(result(...both)?.outcome).toBe('tie');
  });
});

describe('one thing at a time', () => {
  test('[BALLOT-2] nothing is revealed while the hall votes on something else', () => {
    const night = given(here(1), open(), says('CloseBallot'), [
      '18:46',
      chair,
      { type: 'OpenBallot', ballot: 'B2', question: 'And this?' },
    ]);
    expect(row(night)).toMatchObject({ canReveal: false });
    expect(night.when('18:47', chair, say('RevealBallot'))).toStrictEqual(refused('ballot-open', 'B2'));
    expect(night.state.ballots.inSight).toBe('B2');
  });

  test('[BALLOT-2] what was revealed is so, whatever is open now: said again it changes nothing', () => {
    const next: Said = ['18:46', chair, { type: 'OpenBallot', ballot: 'B2', question: 'And this?' }];
    const night = given(here(1), open(), says('CloseBallot'), says('RevealBallot'), next);
    expect(night.when('18:47', chair, say('RevealBallot'))).toEqual({ ok: true, value: [] });
  });
});

test('[BALLOT-8] after the end of the night none is opened again', () => {
  const night = given(on('S02'), here(1), open(), says('CloseBallot'), [
    '18:46',
    chair,
    { type: 'EndNight', from: 'S02' },
  ]);
  expect(night.when('18:47', chair, say('ReopenBallot'))).toStrictEqual(refused('night-over'));
  expect(row(night)).toMatchObject({ canReopen: false, canReveal: true });
});

const seen = (by: Actor, part: HallPart | null, inFavour: number): Step => [
  '18:43',
  by,
  { type: 'CountHands', ballot: 'B1', part, counts: { for: inFavour } },
];

describe('hands', () => {
  test('[BALLOT-13] of the whole hall there is one count, and parts and whole never stand together', () => {
    const night = given(open(), seen(chair, null, 50), seen(steward, null, 52));
    expect(row(night).handsTotal).toEqual([52, 0, 0]);
    night.and(...seen(steward, 'A', 20)).and(...seen(chair, 'B', 11));
    expect(row(night).handsTotal).toEqual([31, 0, 0]);
    night.and(...seen(chair, null, 30));
    expect(row(night).hands).toMatchObject([{ part: null, counts: [30, 0, 0] }]);
  });

  test('[BALLOT-13] are not added where delegations decide: a hand is raised for none', () => {
    const night = given(open({ threshold: 'delegations' }), counts(steward, 2, 120));
    expect(row(night).canAddHands).toBe(false);
    expect(night.when(...added(true))).toStrictEqual(refused('bad-choices'));
  });
});

test('[BALLOT-16] an objection is not left behind by a merge: that waits for the seal', () => {
  const put = open({ kind: 'choose_one', choices, veto: true });
  const night = given(on('S02'), put, objects('Homes'));
  expect(night.when('18:44', phone(1), { type: 'CheckIn', delegation: 'D02', party: 1 }).ok).toBe(true);
  expect(night.when(...merge)).toStrictEqual(refused('ballot-unsealed', 'B1'));
});

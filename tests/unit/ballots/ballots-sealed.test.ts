/** The floor's ballots from the close on: the seal, receipts, hands, objections, and what the hall sees. */
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../shared/kernel/decider.ts';
import type { HallPart } from '../../../shared/ballots/hall-parts.ts';
import { receiptOf, receiptsOf } from '../../../shared/ballots/receipts.ts';
import { signatureOf } from '../../../shared/ballots/signature.ts';
import { commandSchemas } from '../../../shared/night/commands.ts';
import { ballotView } from '../../../shared/views/ballot-face.ts';
import { sceneView } from '../../../shared/views/scenes/scene.ts';
import {
  ballot,
  row,
  codeOf,
  open,
  choices,
  here,
  vote,
  votes,
  say,
  says,
  question,
  counts,
  added,
  objects,
} from '../../support/night/ballots.ts';
import {
  at,
  chair,
  given,
  nothing,
  on,
  outsideWorld,
  phone,
  refused,
  steward,
  type Step,
} from '../../support/night/night.ts';

const voted = () => given(here(1), here(2), open(), votes(1, 'for'), votes(2, 'against'));

const sealed = (...steps: readonly Step[]) =>
  row(given(here(1), open(), votes(1, 'against'), ...steps, says('CloseBallot'), says('SealBallot'))).result;

const hands = (what: Record<string, number>) => ({ type: 'CountHands', ballot: 'B1', counts: what }) as const;

describe('sealing', () => {
  test('[BALLOT-8] comes with the reveal at the latest, after the close, and for good', () => {
    const night = voted();
    expect(night.when('18:44', chair, say('RevealBallot'))).toStrictEqual(refused('ballot-open'));
    expect(night.when('18:44', chair, say('SealBallot'))).toStrictEqual(refused('ballot-open'));
    night
      .and(...says('CloseBallot'))
      .and(...says('ReopenBallot'))
      .and(...says('CloseBallot'))
      .and(...says('RevealBallot'));
    expect(ballot(night)).toMatchObject({ stage: 'sealed', revealed: true });
    expect(night.when('18:46', chair, say('ReopenBallot'))).toStrictEqual(refused('ballot-sealed'));
    expect(night.when('18:46', phone(1), vote('for'))).toStrictEqual(refused('ballot-sealed'));
    expect(night.when('18:46', chair, say('RevealBallot'))).toStrictEqual(nothing);
    expect(night.when('18:46', chair, { type: 'AddHands', ballot: 'B1', added: true })).toStrictEqual(
      refused('ballot-sealed'),
    );
  });

  test('[BALLOT-8] none of its steps is taken back from the log: it has a way back of its own', () => {
    const night = voted().and(...says('CloseBallot'));
    const takeBack = () => codeOf(night.when('18:46', chair, { type: 'TakeBack', version: night.version }));
    expect(takeBack()).toBe('cannot-be-taken-back');
    expect(takeBack.call(night.and(...says('SealBallot')))).toBe('cannot-be-taken-back');
  });

  test('[BALLOT-9] nobody is told a result before it, and the hall not before the reveal', () => {
    const night = voted();
    expect(row(night)).toMatchObject({ voted: 2, result: null });
    night.and(...says('CloseBallot'));
    expect(row(night).result).toBeNull();
    night.and(...says('SealBallot'));
    expect(row(night).result).toMatchObject({ votes: [1, 1, 0] });
    expect(ballotView(night.state)).toMatchObject({ stage: 'closed', result: null });
    expect(sceneView(night.state).scene).toMatchObject({ kind: 'ballot_open', isClosed: true, voted: 2 });
    night.and(...says('RevealBallot'));
    expect(ballotView(night.state)).toMatchObject({
      stage: 'shown',
      result: { votes: [1, 1, 0], outcome: 'tie' },
    });
    expect(sceneView(night.state).scene).toMatchObject({ kind: 'ballot_result', outcome: 'tie' });
  });

  test('[BALLOT-10] a vote is signed with its pseudonym and the hour of the opening', () => {
    const night = voted();
    const [voter = ''] = ballot(night).votes.keys();
    const world = outsideWorld()(at('18:44'), phone(1));
    expect(signatureOf(night.state, vote('for'), world)).toEqual({ by: voter, at: at('18:40') });
    expect(voter).toMatch(/^[0-9A-Z]{26}$/);
    night.and(...says('CloseBallot')).and(...says('SealBallot'));
    expect(signatureOf(night.state, vote('for'), world)).toEqual({ by: null, at: at('18:40') });
    expect(signatureOf(night.state, { type: 'CheckIn' }, world)).toEqual({ by: 'phone-1', at: at('18:44') });
  });

  test('[BALLOT-10] the same phone is another voter in another ballot', () => {
    const night = voted()
      .and(...says('CloseBallot'))
      .and(...says('SealBallot'));
    night.and('18:50', chair, { type: 'OpenBallot', ballot: 'B2', question });
    night.and('18:51', phone(1), { type: 'CastBallot', ballot: 'B2', choices: ['for'] });
    const [second = ''] = night.state.ballots.byId.get('B2')?.votes.keys() ?? [];
    expect([...ballot(night).votes.keys()]).not.toContain(second);
  });

  test('[BALLOT-11] [BALLOT-12] the list of receipts is in the order of their letters', () => {
    const numbers = Array.from({ length: 9 }, (_, index) => index + 1);
    const night = given(
      ...numbers.map((number) => here(number)),
      open(),
      ...numbers.map((number) => votes(number, number % 2 ? 'for' : 'against')),
    );
    const receipts = receiptsOf(ballot(night));
    const letters = receipts.map(({ receipt }) => receipt);
    expect(letters).toEqual(letters.toSorted());
    expect(letters).toHaveLength(9);
    for (const [voter, { choices: chosen }] of ballot(night).votes)
      expect(receipts).toContainEqual({ receipt: receiptOf(voter), choices: chosen });
  });
});

const seen = (by: Actor, part: HallPart, inFavour: number): Step => [
  '18:43',
  by,
  { type: 'CountHands', ballot: 'B1', part, counts: { for: inFavour, against: 0, abstain: 0 } },
];

describe('beside the votes', () => {
  test('[BALLOT-13] hands are counted by part of the hall, each in place of the last count there, by whomever', () => {
    const night = given(
      open(),
      counts(steward, 9, 9),
      seen(steward, 'A', 20),
      seen(steward, 'B', 11),
      seen(chair, 'B', 12),
    );
    expect(row(night)).toMatchObject({
      handsTotal: [32, 0, 0],
      hands: [
        { part: 'A', by: 'The steward', counts: [20, 0, 0] },
        { part: 'B', by: 'The chair', counts: [12, 0, 0] },
      ],
    });
    expect(commandSchemas.CountHands.safeParse({ ...hands({ for: 1 }), part: 'Z' }).success).toBe(false);
  });

  test('[BALLOT-13] they decide nothing unless the chair declares that nobody did both', () => {
    expect(sealed(counts(steward, 3, 1))).toMatchObject({
      votes: [0, 1, 0],
      hands: [3, 1, 0],
      outcome: 'not-carried',
    });
    expect(sealed(counts(steward, 3, 1), added(true))).toMatchObject({
      votes: [0, 1, 0],
      outcome: 'carried',
    });
    expect(sealed(counts(steward, 3, 1), added(true), added(false))).toMatchObject({
      outcome: 'not-carried',
    });
  });

  test('[BALLOT-13] points are not shown with hands, nor is a choice that is not there', () => {
    const points = given(open({ kind: 'share_points', choices }));
    expect(points.when('18:43', steward, hands({ Homes: 3 }))).toStrictEqual(refused('bad-choices'));
    expect(given(open()).when('18:43', steward, hands({ perhaps: 3 }))).toStrictEqual(refused('bad-choices'));
    expect(commandSchemas.CountHands.safeParse(hands({ for: -1 })).success).toBe(false);
  });

  test('[BALLOT-16] a delegation objects to one choice, and may think again', () => {
    const put = open({ kind: 'choose_one', choices, veto: true });
    const night = given(put, objects('Homes'), objects('Buses'));
    expect(row(night).vetoes).toEqual([{ delegation: 'D02', name: expect.any(String), choice: 'Buses' }]);
    expect(row(given(put, objects('Homes'), objects(null))).vetoes).toEqual([]);
    expect(given(open()).when(...objects('for'))).toStrictEqual(refused('bad-choices'));
    expect(given(put).when(...objects('X'))).toStrictEqual(refused('bad-choices'));
  });

  test('[BALLOT-17] the wall shows it from the opening until the night moves on after the result', () => {
    const night = given(on('S01'), open());
    const shown = () => sceneView(night.state).scene.kind;
    expect(shown()).toBe('ballot_open');
    night.and('18:42', chair, { type: 'StartSegment', segment: 'S02', from: 'S01' });
    expect(shown()).toBe('ballot_open');
    night.and(...says('CloseBallot')).and(...says('RevealBallot'));
    expect(shown()).toBe('ballot_result');
    night.and('18:46', chair, { type: 'StartSegment', segment: 'S03', from: 'S02' });
    expect(shown()).not.toContain('ballot');
    expect(ballotView(night.state)).toBeNull();
  });
});

/** Whatever is said, by whomever, in whatever order: one vote for each voter, never more than could, nothing shown too early. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { FEWEST_SHOWN } from '../../shared/ballots/counting/breakdowns.ts';
import { resultOf } from '../../shared/ballots/counting/counting.ts';
import { type BallotResult, type BreakdownRow } from '../../shared/ballots/counting/results.ts';
import { settled } from '../../shared/ballots/settings.ts';
import type { NightEvent } from '../../shared/night/events.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { roles } from '../../shared/kernel/roles.ts';
import { reads } from '../../shared/night/rights.ts';
import type { Assembly } from '../../shared/night/state.ts';
import { stateSliceNames, stateSlices } from '../../shared/views/slices.ts';
import { plans } from '../support/night/arbitrary-plans.ts';
import { chair, phone } from '../support/night/night.ts';
import { moves, type Move } from '../support/moves/moves.ts';
import { Play } from '../support/night/play.ts';

const how = { seed: 20_261_122, numRuns: 400 };
const MOST = 60;
const voting = moves(
  MOST,
  'CheckIn',
  'CheckIn',
  'OpenBallot',
  'OpenBallot',
  'CastBallot',
  'CastBallot',
  'CastBallot',
  'CastBallot',
  'CloseBallot',
  'ReopenBallot',
  'SealBallot',
  'RevealBallot',
  'CountHands',
);

/** A night with its first phones in, and a first ballot put. */
const begun = (plan: Plan): Play => {
  const night = new Play(plan);
  const [first] = plan.delegations;
  for (const number of [0, 1, 2, 3])
    night.say({ type: 'CheckIn', delegation: first?.id ?? null, party: 1 }, phone(number));
  night.say({ type: 'OpenBallot', ballot: 'B1', question: 'Shall we?', changeable: true }, chair);
  return night;
};

/** What was voted, told by the events alone: a second opinion on shared/ballots/ballots.ts. */
class Urn {
  readonly votes = new Map<string, Map<string, readonly string[]>>();
  readonly sealed = new Set<string>();
  late = 0;
  twice = 0;

  learn(event: NightEvent): void {
    if (event.type === 'BallotOpened') this.votes.set(event.ballot, new Map());
    if (event.type === 'BallotSealed') this.sealed.add(event.ballot);
    if (event.type === 'RehearsalEnded') for (const all of [this.votes, this.sealed]) all.clear();
    if (event.type !== 'BallotCast') return;
    const cast = this.votes.get(event.ballot);
    if (!cast || this.sealed.has(event.ballot)) this.late += 1;
    if (cast?.has(event.voter)) this.twice += 1;
    cast?.set(event.voter, event.choices);
  }
}

const totals = (
  { settings }: { settings: { choices: readonly { id: string }[] } },
  votes: readonly (readonly string[])[],
) => settings.choices.map(({ id }) => votes.flat().filter((one) => one === id).length);

const expectSound = (state: Assembly, urn: Urn): void => {
  for (const [id, ballot] of state.ballots.byId) {
    const cast = urn.votes.get(id);
    expect(ballot.votes.size).toBe(cast?.size ?? 0);
    if (!ballot.result) continue;
    expect(ballot.result.cast).toBe(ballot.votes.size);
    expect(ballot.result.cast).toBeLessThanOrEqual(ballot.result.register);
    expect(ballot.result.votes).toEqual(totals(ballot, [...(cast?.values() ?? [])]));
  }
};

test('[BALLOT-4] [BALLOT-7] one vote for each voter, the last one said, and none above the register or after the seal', () => {
  const met = { votes: 0, changed: 0, unasked: 0, sealed: 0 };
  const isSound = (plan: Plan, all: readonly Move[]): void => {
    const night = begun(plan);
    const urn = new Urn();
    for (const commit of night.commits)
      for (const event of commit.events) if (event.type !== 'AssemblyOpened') urn.learn(event);
    const voices = new Map<string, string>();
    for (const move of all) {
      const { outcome, input, by } = night.step(move);
      if (!outcome.ok) continue;
      for (const event of outcome.value) {
        urn.learn(event);
        if (event.type !== 'BallotCast') continue;
        met.votes += 1;
        // The same phone or card always votes under the same name, and no two under one.
        const card = input.type === 'CastBallot' ? input.card : undefined;
        const settings = night.state.ballots.byId.get(event.ballot)?.settings;
        const key = night.state.ballots.byId.get(event.ballot)?.opened?.key ?? '';
        const who = `${key} ${settings?.voters === 'phones' ? by.id : card}`;
        expect(voices.get(who) ?? event.voter).toBe(event.voter);
        voices.set(who, event.voter);
        expect(new Set(voices.values()).size).toBe(voices.size);
        met.unasked += !settings?.changeable && urn.twice > met.changed ? 1 : 0;
        met.changed = urn.twice;
      }
      expect(urn.late).toBe(0);
      expectSound(night.state, urn);
    }
    met.changed = 0;
    met.sealed += urn.sealed.size;
  };
  fc.assert(fc.property(plans, voting, isSound), how);
  expect(met.unasked).toBe(0);
  expect(Math.min(met.votes, met.sealed)).toBeGreaterThan(150);
});

const namesIn = (state: Assembly, role: (typeof roles)[number]): string =>
  JSON.stringify(
    stateSliceNames
      .filter((name) => reads[role].includes(name) && name !== 'log')
      .map((name) => stateSlices[name].view(state)),
  );

test('[BALLOT-9] what any role is shown does not depend on how anybody votes, until the seal, and the hall not until the reveal', () => {
  const met = { compared: 0, apart: 0 };
  /** Plays the night, and beside it the same night in which every vote is for the first choice. */
  const isBlind = (plan: Plan, all: readonly Move[]): void => {
    const night = begun(plan);
    const mirror = begun(plan);
    for (const move of all) {
      const { input, by, outcome } = night.step(move);
      const first =
        input.type === 'CastBallot'
          ? night.state.ballots.byId.get(input.ballot)?.settings.choices[0]?.id
          : undefined;
      const isChange = input.type === 'CastBallot' && outcome.ok && outcome.value.length === 0;
      const other =
        input.type === 'CastBallot' && outcome.ok && first !== undefined && !isChange
          ? { ...input, choices: [first] }
          : input;
      mirror.now = night.now;
      if (outcome.ok) mirror.say(other, by);
      const ballots = [...night.state.ballots.byId.values()];
      const hidden = ballots.every(({ stage, revealed }) => stage !== 'sealed' && !revealed);
      const isSame = [...mirror.state.ballots.byId].every(
        ([id, { votes }]) => votes.size === night.state.ballots.byId.get(id)?.votes.size,
      );
      if (!isSame) return;
      for (const role of roles) {
        if (!hidden && role === 'chair') continue;
        if (ballots.some(({ revealed }) => revealed)) continue;
        expect(namesIn(night.state, role)).toBe(namesIn(mirror.state, role));
        met.compared += 1;
      }
      if (
        ballots.some(
          ({ id, votes }) =>
            JSON.stringify([...votes.values()].map(({ choices }) => choices)) !==
            JSON.stringify(
              [...(mirror.state.ballots.byId.get(id)?.votes.values() ?? [])].map(({ choices }) => choices),
            ),
        )
      )
        met.apart += 1;
    }
  };
  fc.assert(fc.property(plans, voting, isBlind), { ...how, numRuns: 120 });
  expect(met.compared).toBeGreaterThan(5_000);
  expect(met.apart).toBeGreaterThan(100);
});

const aCount = fc.array(
  fc.record({
    delegation: fc.nat(11),
    choices: fc.constantFrom('for', 'against', 'abstain').map((side) => [side]),
  }),
  { maxLength: 60, size: 'max' },
);

const sum = (rows: readonly BreakdownRow[]): number => rows.reduce((all, { cast }) => all + cast, 0);
/** What is left when everything shown is taken away: nobody, or enough to hide in. */
const hides = (left: number): boolean => left === 0 || left >= FEWEST_SHOWN;

test('[BALLOT-14] no row and no difference of rows shows fewer than five people’s votes', () => {
  const met = { shown: 0, withheld: 0 };
  const keepsQuiet = (cast: readonly { delegation: number; choices: string[] }[], areas: number): void => {
    const delegations = Array.from({ length: 12 }, (_, index) => ({
      id: `d${index}`,
      area: `a${index % areas}`,
      name: `Delegation ${index}`,
      isPresent: true,
    }));
    const settings = settled({
      question: 'Shall we?',
      kind: 'motion',
      choices: [],
      most: 1,
      points: 15,
      voters: 'phones',
      register: 'open',
      changeable: false,
      seconds: null,
      veto: false,
    });
    const votes = cast.map(({ delegation, choices }) => ({ delegation: `d${delegation}`, choices }));
    const result: BallotResult = resultOf({
      settings,
      votes,
      register: 99,
      delegations,
      hands: null,
      handsAdded: false,
    });
    const { areas: byArea, delegations: byDelegation } = result;
    for (const { cast: people } of [...byArea.shown, ...byDelegation.shown])
      expect(people).toBeGreaterThanOrEqual(FEWEST_SHOWN);
    const areaOf = (id: string) => delegations.find((one) => one.id === id)?.area;
    const isTooFew = result.cast < FEWEST_SHOWN;
    expect(isTooFew || hides(result.cast - sum(byArea.shown))).toBe(true);
    expect(isTooFew || hides(result.cast - sum(byDelegation.shown))).toBe(true);
    for (const area of byArea.shown) {
      const within = byDelegation.shown.filter(({ id }) => areaOf(id) === area.id);
      expect(hides(area.cast - sum(within))).toBe(true);
    }
    // Areas that are left out show none of their delegations.
    const shownAreas = new Set(byArea.shown.map(({ id }) => id));
    expect(byDelegation.shown.every(({ id }) => shownAreas.has(areaOf(id) ?? ''))).toBe(true);
    met.shown += byDelegation.shown.length;
    met.withheld += byDelegation.withheld;
  };
  fc.assert(fc.property(aCount, fc.integer({ min: 1, max: 5 }), keepsQuiet), { ...how, numRuns: 1_500 });
  expect(Math.min(met.shown, met.withheld)).toBeGreaterThan(1_000);
});

/** Ballots as phones, stewards and the chair see them: what is put, how many have voted, and nothing of how before its reveal. */
import type { BallotResult, BreakdownRow } from '../ballots/counting/results.ts';
import type { BallotSettings } from '../ballots/settings.ts';
import type { Deep } from '../kernel/decider.ts';
import type { HallPart } from '../ballots/hall-parts.ts';
import { mayAddHands, handsOf } from '../ballots/hands.ts';
import type { Ballot, BallotStage } from '../ballots/state.ts';
import { isUnsealed, openBallot } from '../ballots/unsealed.ts';
import type { Instant } from '../kernel/time.ts';
import type { Assembly } from '../night/state.ts';
import { delegationOf, listed, phonesListed } from '../turnout/delegations.ts';
import { ballotFace, inSight, type BallotFace } from './ballot-face.ts';
import { delegationName, passName } from './names.ts';

const registerOf = ({ turnout }: Deep<Assembly>, ballot: Deep<Ballot>): number | null => {
  const { settings, opened, registerAtClose } = ballot;
  if (registerAtClose !== null) return registerAtClose;
  if (opened && (settings.voters !== 'phones' || settings.register === 'frozen')) return opened.register;
  return settings.voters === 'phones' ? phonesListed(turnout) : null;
};

/** How many can vote, as far as it is known; null for a draft on cards. Who voted and then left was one of them. */
export const mayVote = (state: Deep<Assembly>, ballot: Deep<Ballot>): number | null => {
  if (ballot.result) return ballot.result.register;
  const register = registerOf(state, ballot);
  return register === null ? null : Math.max(register, ballot.votes.size);
};

export interface NamedRow extends BreakdownRow {
  readonly name: string;
}

export interface CountedHands {
  /** Null: the whole hall. Whoever counts the same part next replaces this count. */
  readonly part: HallPart | null;
  /** The name on the pass of whoever counted. */
  readonly by: string | null;
  /** In the order of the choices. */
  readonly counts: readonly number[];
}

export interface Veto {
  readonly delegation: string;
  readonly name: string;
  readonly choice: string;
}

export interface BallotRow {
  readonly id: string;
  readonly settings: BallotSettings;
  readonly stage: BallotStage;
  readonly voted: number;
  readonly mayVote: number | null;
  readonly openedAt: Instant | null;
  readonly closesAt: Instant | null;
  readonly hands: readonly CountedHands[];
  readonly handsTotal: readonly number[] | null;
  readonly handsAdded: boolean;
  readonly vetoes: readonly Veto[];
  /** Known once it is sealed: before that it is nobody's. */
  readonly result:
    | (Omit<BallotResult, 'areas' | 'delegations'> & {
        readonly areas: readonly NamedRow[];
        readonly areasWithheld: number;
        readonly delegations: readonly NamedRow[];
        readonly delegationsWithheld: number;
      })
    | null;
  readonly revealed: boolean;
  readonly canEdit: boolean;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  readonly canReopen: boolean;
  readonly canSeal: boolean;
  readonly canReveal: boolean;
  readonly canCount: boolean;
  /** The chair may declare that nobody voted both ways, or take that back. */
  readonly canAddHands: boolean;
  readonly canObject: boolean;
}

export interface BallotsView {
  readonly ballots: readonly BallotRow[];
  readonly inSight: string | null;
  /** Names of delegations for whose leader no card was made: cards are made from the plan. */
  readonly withoutCard: readonly string[];
}

const handsBy = (state: Deep<Assembly>, { hands, settings }: Deep<Ballot>): CountedHands[] =>
  [...hands.values()].map(({ by, part, counts }) => ({
    part,
    by: passName(state, by),
    counts: settings.choices.map(({ id }) => counts.get(id) ?? 0),
  }));

const vetoesOf = (state: Deep<Assembly>, { vetoes }: Deep<Ballot>): Veto[] =>
  [...vetoes].map(([delegation, choice]) => ({
    delegation,
    name: delegationName(state, delegation) ?? '',
    choice,
  }));

const namedResult = (state: Deep<Assembly>, result: Deep<BallotResult>): BallotRow['result'] => {
  const { areas, delegations, ...rest } = result;
  const areaName = (id: string) => state.plan.areas.find((area) => area.id === id)?.name ?? '';
  return {
    ...rest,
    areas: areas.shown.map((row) => ({ ...row, name: areaName(row.id) })),
    areasWithheld: areas.withheld,
    delegations: delegations.shown.map((row) => ({ ...row, name: row.name ?? '' })),
    delegationsWithheld: delegations.withheld,
  };
};

/** What is done beside the voting, until the ballot is sealed. */
const mayStill = (ballot: Deep<Ballot>): Pick<BallotRow, 'canCount' | 'canObject'> => {
  const { kind, veto } = ballot.settings;
  const isOut = isUnsealed(ballot);
  // Points can't be given with a hand.
  return { canCount: isOut && kind !== 'share_points', canObject: isOut && veto };
};

const row = (state: Deep<Assembly>, ballot: Deep<Ballot>): BallotRow => {
  const { id, settings, stage, revealed, result } = ballot;
  const mayOpen = openBallot(state.ballots) === undefined;
  const isOver = state.agenda.endedAt !== null;
  return {
    id,
    settings,
    stage,
    voted: ballot.votes.size,
    mayVote: mayVote(state, ballot),
    openedAt: ballot.opened?.at ?? null,
    closesAt: ballot.closesAt,
    hands: handsBy(state, ballot),
    handsTotal: handsOf(ballot),
    handsAdded: ballot.handsAdded,
    vetoes: vetoesOf(state, ballot),
    result: result && namedResult(state, result),
    revealed,
    canEdit: stage === 'draft',
    canOpen: stage === 'draft' && mayOpen && !isOver,
    canClose: stage === 'open',
    canReopen: stage === 'closed' && mayOpen && !isOver,
    canSeal: stage === 'closed',
    canReveal: (stage === 'closed' || stage === 'sealed') && !revealed && mayOpen,
    ...mayStill(ballot),
    canAddHands: mayStill(ballot).canCount && mayAddHands(ballot),
  };
};

const withoutCard = ({ plan, turnout }: Deep<Assembly>): string[] => {
  const dealt = new Set(plan.delegations.map(({ id }) => delegationOf(turnout, id)?.id));
  return listed(turnout).flatMap(({ id, name }) => (dealt.has(id) ? [] : [name]));
};

export const ballotsView = (state: Deep<Assembly>): BallotsView => ({
  ballots: [...state.ballots.byId.values()].map((ballot) => row(state, ballot)),
  inSight: state.ballots.inSight,
  withoutCard: withoutCard(state),
});

/** For whoever counts hands, notes objections, and votes for somebody with a card and no phone. */
export interface FloorView {
  readonly ballot:
    | (BallotFace &
        Pick<BallotRow, 'hands' | 'vetoes' | 'canCount' | 'canObject'> & { readonly canCast: boolean })
    | null;
}

export const floorView = (state: Deep<Assembly>): FloorView => {
  const ballot = inSight(state);
  if (!ballot) return { ballot: null };
  return {
    ballot: {
      ...ballotFace(ballot),
      hands: handsBy(state, ballot),
      vetoes: vetoesOf(state, ballot),
      ...mayStill(ballot),
      canCast: ballot.stage === 'open' && ballot.settings.voters !== 'phones',
    },
  };
};

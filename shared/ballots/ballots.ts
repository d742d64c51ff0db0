/** The floor's ballots: what was put, who has voted under which pseudonym, and what is left once a ballot is sealed. Rules [BALLOT-*]. */
import type { BallotResult } from './results.ts';
import { settled, type BallotSettings } from './settings.ts';
import type { Deep, EvolveTable } from '../kernel/decider.ts';
import type { AssemblyOpened, BallotEvent, NightEvent } from '../night/events.ts';
import type { HallPart } from './hall-parts.ts';
import type { Instant } from '../kernel/time.ts';

/** `sealed`: its key is destroyed; nobody can vote, reopen it, or say any more whose vote is whose. */
export type BallotStage = 'draft' | 'open' | 'closed' | 'sealed';

/** A vote as it lies in the log: under a pseudonym, and with its delegation only for whoever has the ballot's key. */
export interface Vote {
  readonly choices: readonly string[];
  readonly hiddenDelegation: string;
}

/** A vote as its voter knows it, with the receipt under which the record will list it. */
export interface CastVote {
  readonly choices: readonly string[];
  readonly receipt: string;
}

/** Hands in one part of the hall, or in all of it. */
export interface HandsSeen {
  readonly by: string;
  readonly part: HallPart | null;
  readonly counts: Map<string, number>;
}

/** When it was put to the floor, under which key, and how many could vote then. */
export interface Opening {
  readonly key: string;
  readonly at: Instant;
  readonly version: number;
  readonly register: number;
}

export interface Ballot {
  readonly id: string;
  settings: BallotSettings;
  stage: BallotStage;
  opened: Opening | null;
  /** When its time is up; null where it has none, or was opened again. */
  closesAt: Instant | null;
  closedAt: Instant | null;
  /** How many could vote, when it was closed; null while it goes on. */
  registerAtClose: number | null;
  readonly votes: Map<string, Vote>;
  /** By part of the hall, or one count of all of it: a figure of its own. */
  readonly hands: Map<HallPart | null, HandsSeen>;
  handsAdded: boolean;
  /** The choice that a delegation objects to, out loud. */
  readonly vetoes: Map<string, string>;
  result: BallotResult | null;
  /** Of the list of all receipts and votes, as the record has it. */
  digest: string | null;
  revealed: boolean;
}

export interface Ballots {
  /** In the order they were prepared. */
  readonly byId: Map<string, Ballot>;
  /** The one the hall is busy with: from its opening until the night moves on after its result. */
  inSight: string | null;
}

const drafted = (id: string, settings: BallotSettings): Ballot => ({
  id,
  settings,
  stage: 'draft',
  opened: null,
  closesAt: null,
  closedAt: null,
  registerAtClose: null,
  votes: new Map(),
  hands: new Map(),
  handsAdded: false,
  vetoes: new Map(),
  result: null,
  digest: null,
  revealed: false,
});

export const openBallots = ({ plan }: AssemblyOpened): Ballots => ({
  byId: new Map(plan.ballots.map(({ id, ...settings }) => [id, drafted(id, settled(settings))])),
  inSight: null,
});

/** The ballot that votes are given to just now. */
export const openBallot = ({ byId }: Deep<Ballots>): Deep<Ballot> | undefined =>
  [...byId.values()].find(({ stage }) => stage === 'open');

/** Put to the floor, and not sealed: whose votes are whose is still to be worked out. */
export const isUnsealed = ({ stage }: Pick<Deep<Ballot>, 'stage'>): boolean =>
  stage === 'open' || stage === 'closed';
export const unsealedBallot = ({ byId }: Deep<Ballots>): Deep<Ballot> | undefined =>
  [...byId.values()].find(isUnsealed);

/** Hands by choice, of all who counted, in the order of the choices; null while nobody has. */
export const handsOf = ({ settings, hands }: Pick<Deep<Ballot>, 'settings' | 'hands'>): number[] | null =>
  hands.size === 0
    ? null
    : settings.choices.map(({ id }) =>
        [...hands.values()].reduce((sum, { counts }) => sum + (counts.get(id) ?? 0), 0),
      );

/** Of a pseudonym, 60 bits: enough to be unlike any other of a ballot, and short enough to be read out. */
export const receiptOf = (voter: string): string =>
  [voter.slice(0, 4), voter.slice(4, 8), voter.slice(8, 12)].join('-');

/** Each receipt with its vote, in the order of the receipts: nothing of when or in which order they came [BALLOT-12]. */
export const receiptsOf = ({
  settings,
  votes,
}: Pick<Deep<Ballot>, 'settings' | 'votes'>): {
  readonly receipt: string;
  readonly choices: readonly string[];
}[] => {
  const order = new Map(settings.choices.map(({ id }, index) => [id, index]));
  const rank = (id: string): number => order.get(id) ?? 0;
  return [...votes]
    .map(([voter, { choices }]) => ({
      receipt: receiptOf(voter),
      choices: choices.toSorted((one, other) => rank(one) - rank(other)),
    }))
    .toSorted((one, other) => (one.receipt < other.receipt ? -1 : 1));
};

/** Back to what the running order shows, once a result has been seen or kept back for good. */
const moveOn = (ballots: Ballots): void => {
  if (ballots.byId.get(ballots.inSight ?? '')?.stage === 'sealed') ballots.inSight = null;
};

/** An event names a ballot that is there: anything else is a defect, seen at once. */
const ballotOf = ({ byId }: Ballots, id: string): Ballot => {
  const ballot = byId.get(id);
  if (!ballot) throw new Error(`There is no ballot ${id}`);
  return ballot;
};

export const evolveBallots: EvolveTable<Ballots, BallotEvent, NightEvent> = {
  BallotDrafted: ({ byId }, { ballot, settings }) => {
    const known = byId.get(ballot);
    if (known) known.settings = settings;
    else byId.set(ballot, drafted(ballot, settings));
  },
  BallotDropped: ({ byId }, { ballot }) => void byId.delete(ballot),
  BallotOpened: (ballots, { ballot: id, settings, key, register }, { at, version }) => {
    const ballot = ballotOf(ballots, id);
    const { seconds } = settings;
    ballot.settings = settings;
    ballot.stage = 'open';
    ballot.opened = { key, at, version, register };
    ballot.closesAt = seconds === null ? null : at + seconds * 1000;
    ballots.inSight = id;
  },
  BallotCast: (ballots, { ballot, voter, choices, hiddenDelegation }) => {
    ballotOf(ballots, ballot).votes.set(voter, { choices, hiddenDelegation });
  },
  BallotClosed: (ballots, { ballot: id, register }, { at }) => {
    const ballot = ballotOf(ballots, id);
    ballot.stage = 'closed';
    ballot.closedAt = at;
    ballot.registerAtClose = register;
  },
  BallotReopened: (ballots, { ballot: id }) => {
    const ballot = ballotOf(ballots, id);
    ballot.stage = 'open';
    ballot.closedAt = null;
    ballot.registerAtClose = null;
    ballot.closesAt = null;
    ballots.inSight = id;
  },
  BallotSealed: (ballots, { ballot: id, result, digest }) => {
    const ballot = ballotOf(ballots, id);
    ballot.stage = 'sealed';
    ballot.result = result;
    ballot.digest = digest;
  },
  BallotRevealed: (ballots, { ballot: id }) => {
    ballotOf(ballots, id).revealed = true;
    ballots.inSight = id;
  },
  // Whoever counts the whole hall counts every part; who counts a part begins to count by parts.
  HandsCounted: (ballots, { ballot, part, counts }, { by }) => {
    const { hands } = ballotOf(ballots, ballot);
    if (part === null) hands.clear();
    else hands.delete(null);
    hands.set(part, { by, part, counts: new Map(Object.entries(counts)) });
  },
  HandsAdded: (ballots, { ballot, added }) => {
    ballotOf(ballots, ballot).handsAdded = added;
  },
  VetoRecorded: (ballots, { ballot, delegation, choice }) => {
    const { vetoes } = ballotOf(ballots, ballot);
    if (choice === null) vetoes.delete(delegation);
    else vetoes.set(delegation, choice);
  },
  SegmentStarted: moveOn,
  NightEnded: moveOn,
};

/** What each fact about a ballot makes of the ballots, how it is taken back, and what it touches. */
import type { Deep } from '../kernel/decider.ts';
import { changes, nothing, provided } from '../kernel/fact.ts';
import type { AssemblyOpened } from '../night/events.ts';
import type { Facts, ReactionsOf } from '../night/rows.ts';
import type { BallotEvent } from './events.ts';
import { settled, type BallotSettings } from './settings.ts';
import type { Ballot, Ballots } from './state.ts';
import { isUnsealed } from './unsealed.ts';

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

/** What the plan names is there again. */
const goneWith = (rehearsed: Ballots | undefined, byId: Ballots['byId']): Ballots['gone'] =>
  new Map(
    [
      ...(rehearsed?.gone ?? []),
      ...[...(rehearsed?.byId.values() ?? [])].map(({ id, settings }) => [id, settings] as const),
    ].filter(([id]) => !byId.has(id)),
  );

/** `rehearsed`: those of a rehearsal. */
export const openBallots = ({ plan }: AssemblyOpened, rehearsed?: Ballots): Ballots => {
  const byId = new Map(plan.ballots.map(({ id, ...settings }) => [id, drafted(id, settled(settings))]));
  return { byId, gone: goneWith(rehearsed, byId), inSight: null };
};

/** An event names a ballot that is there: anything else is a defect, seen at once. */
const ballotOf = ({ byId }: Ballots, id: string): Ballot => {
  const ballot = byId.get(id);
  if (!ballot) throw new Error(`There is no ballot ${id}`);
  return ballot;
};

const isStillOut = ({ ballots }: { readonly ballots: Deep<Ballots> }, id: string): boolean => {
  const ballot = ballots.byId.get(id);
  return ballot !== undefined && isUnsealed(ballot);
};

/** A ballot has its own way back: it is opened again until it is sealed, and never after. */
const notTakenBack = { takenBack: 'never', touches: nothing } as const;

export const ballotFacts: Facts<'ballots', BallotEvent> = {
  BallotDrafted: {
    evolve: ({ byId }, { ballot, settings }) => {
      const known = byId.get(ballot);
      if (known) known.settings = settings;
      else byId.set(ballot, drafted(ballot, settings));
    },
    ...notTakenBack,
  },
  BallotDropped: {
    evolve: ({ byId, gone }, { ballot }) => {
      const dropped = byId.get(ballot);
      if (dropped) gone.set(ballot, dropped.settings);
      byId.delete(ballot);
    },
    ...notTakenBack,
  },
  BallotOpened: {
    evolve: (ballots, { ballot: id, settings, key, register }, { at, version }) => {
      const ballot = ballotOf(ballots, id);
      const { seconds } = settings;
      ballot.settings = settings;
      ballot.stage = 'open';
      ballot.opened = { key, at, version, register };
      ballot.closesAt = seconds === null ? null : at + seconds * 1000;
      ballots.inSight = id;
    },
    ...notTakenBack,
  },
  BallotCast: {
    evolve: (ballots, { ballot, voter, choices, hiddenDelegation }) => {
      ballotOf(ballots, ballot).votes.set(voter, { choices, hiddenDelegation });
    },
    ...notTakenBack,
    unlisted: true,
  },
  BallotClosed: {
    evolve: (ballots, { ballot: id, register }, { at }) => {
      const ballot = ballotOf(ballots, id);
      ballot.stage = 'closed';
      ballot.closedAt = at;
      ballot.registerAtClose = register;
    },
    ...notTakenBack,
  },
  BallotReopened: {
    evolve: (ballots, { ballot: id }) => {
      const ballot = ballotOf(ballots, id);
      ballot.stage = 'open';
      ballot.closedAt = null;
      ballot.registerAtClose = null;
      ballot.closesAt = null;
      ballots.inSight = id;
    },
    ...notTakenBack,
  },
  BallotSealed: {
    evolve: (ballots, { ballot: id, result, digest }) => {
      const ballot = ballotOf(ballots, id);
      ballot.stage = 'sealed';
      ballot.result = result;
      ballot.digest = digest;
    },
    ...notTakenBack,
  },
  BallotRevealed: {
    evolve: (ballots, { ballot: id }) => {
      ballotOf(ballots, id).revealed = true;
      ballots.inSight = id;
    },
    ...notTakenBack,
  },
  HandsCounted: {
    // Whoever counts the whole hall counts every part; who counts a part begins to count by parts.
    evolve: (ballots, { ballot, part, counts }, { by }) => {
      const { hands } = ballotOf(ballots, ballot);
      if (part === null) hands.clear();
      else hands.delete(null);
      hands.set(part, { by, part, counts: new Map(Object.entries(counts)) });
    },
    ...notTakenBack,
  },
  HandsAdded: {
    evolve: (ballots, { ballot, added }) => {
      ballotOf(ballots, ballot).handsAdded = added;
    },
    takenBack: (state, { ballot, added }) =>
      provided(isStillOut(state, ballot), { type: 'HandsAdded', ballot, added: !added }),
    touches: ({ ballot }) => changes(`hands ${ballot}`),
  },
  VetoRecorded: {
    evolve: (ballots, { ballot, delegation, choice }) => {
      const { vetoes } = ballotOf(ballots, ballot);
      if (choice === null) vetoes.delete(delegation);
      else vetoes.set(delegation, choice);
    },
    takenBack: (state, { ballot, delegation, choice, was }) =>
      provided(isStillOut(state, ballot), {
        type: 'VetoRecorded',
        ballot,
        delegation,
        choice: was,
        was: choice,
      }),
    touches: ({ ballot, delegation }) => changes(`veto ${ballot} ${delegation}`),
  },
};

/** Back to what the running order shows, once a result has been seen or kept back for good. */
const moveOn = (ballots: Ballots): void => {
  if (ballots.byId.get(ballots.inSight ?? '')?.stage === 'sealed') ballots.inSight = null;
};

export const ballotReactions: ReactionsOf<'ballots', BallotEvent> = {
  SegmentStarted: moveOn,
  NightEnded: moveOn,
  ClockStepped: ({ byId }, { byMs }) => {
    for (const ballot of byId.values()) if (ballot.closesAt !== null) ballot.closesAt += byMs;
  },
};

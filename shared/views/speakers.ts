/** Everybody who can be given the clock in the segment that is on, besides whoever is next: for the chair. */
import type { Segment } from '../agenda/state.ts';
import type { Deep } from '../kernel/decider.ts';
import { candidatesOf, segmentOn } from '../turns/next-turn.ts';
import type { Plan } from '../plan/plan.ts';
import type { Instant, Ms } from '../kernel/time.ts';
import type { Assembly } from '../night/state.ts';
import { candidateKind, candidateMs, pinnerOf } from '../turns/turn-lengths.ts';
import { listedCandidates, publicName } from './names.ts';

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  /** What they do on the night. */
  readonly role: string;
}

export interface SpeakersView {
  /** Who puts the ask, and the leads of this segment. */
  readonly leads: readonly PersonRow[];
  /** In the order of this segment, where it has none by surname; nobody where candidates have nothing to say. */
  readonly candidates: readonly { readonly id: string; readonly name: string | null }[];
  /** The same for every candidate, whatever length is chosen for others. */
  readonly candidateMs: Ms | null;
  /** Everybody else of the plan, whoever it is once: people with two tasks are listed with the first. */
  readonly people: readonly PersonRow[];
  /** When the segment that is on has had its length, if its clock goes on running; null while it stands. */
  readonly endsAt: Instant | null;
}

type Person = Deep<Plan['roles'][number]>;
const rowOf = ({ id, name, role }: Person): PersonRow => ({ id, name, role });

/** A name that is typed twice in the plan is one person. */
const once = (people: readonly Person[], listed: readonly Person[] = []): Person[] =>
  people.filter(
    ({ name }, at) =>
      people.findIndex((one) => one.name === name) === at && !listed.some((one) => one.name === name),
  );

const leadsOf = (state: Deep<Assembly>, segment: Deep<Segment>): Person[] => {
  const ids = [pinnerOf(state, segment), ...segment.lead];
  return once(ids.flatMap((id) => state.plan.roles.find((one) => one.id === id) ?? []));
};

/** Where answers are read back, candidates say whether they are right. */
const calledIn = (state: Deep<Assembly>, segment: Deep<Segment>): readonly string[] =>
  segment.kind === 'readback' ? listedCandidates(state).map(({ id }) => id) : candidatesOf(state, segment);

export const speakersView = (state: Deep<Assembly>): SpeakersView => {
  const { agenda, plan } = state;
  const segment = segmentOn(state);
  const leads = segment ? leadsOf(state, segment) : [];
  const candidates = segment ? calledIn(state, segment) : [];
  return {
    leads: leads.map(rowOf),
    candidates: candidates.map((id) => ({ id, name: publicName(state, { as: 'candidate', id }) })),
    candidateMs:
      segment && candidates.length > 0
        ? candidateMs(state, segment, candidateKind(segment) ?? 'answer')
        : null,
    people: once(plan.roles, leads).map(rowOf),
    endsAt:
      segment && agenda.runningSince !== null
        ? agenda.runningSince + segment.lengthMs - segment.usedMs
        : null,
  };
};

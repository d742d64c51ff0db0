/** Names as the public may read them, and candidates in the one order they are ever listed in. */
import type { Deep } from '../kernel/decider.ts';
import type { Assembly } from '../night/state.ts';
import type { PlanCandidate } from '../plan/plan.ts';
import { delegationOf } from '../turnout/delegations.ts';
import type { Speaker } from '../turns/events.ts';

const surname = (name: string): string => name.trim().split(/\s+/).at(-1) ?? name;
const alphabet = new Intl.Collator('en', { sensitivity: 'base' });

/** Always alphabetical by surname, whatever the order in the plan. */
export const listedCandidates = ({ plan }: Deep<Assembly>): Deep<PlanCandidate>[] =>
  plan.candidates.toSorted(
    (one, other) =>
      alphabet.compare(surname(one.name), surname(other.name)) || alphabet.compare(one.name, other.name),
  );

export const personName = ({ plan }: Deep<Assembly>, role: string): string | null =>
  plan.roles.find(({ id }) => id === role)?.name ?? null;

/** A segment's lead: somebody of the plan, or a name typed on the night. */
export const leadName = (state: Deep<Assembly>, lead: string): string => personName(state, lead) ?? lead;

/** As it is listed today; of twins that were merged, the one that stayed. */
export const delegationName = (
  { turnout }: Deep<Assembly>,
  delegation: string | null | undefined,
): string | null => delegationOf(turnout, delegation)?.name ?? null;

export const substituteOf = ({ candidates }: Deep<Assembly>, candidate: string): string | null =>
  candidates.standing.get(candidate)?.substitute ?? null;

/** The only name of a speaker that is shown. A testimony read by its reserve names nobody; a substitute goes by their own name. */
export const publicName = (state: Deep<Assembly>, { as, id }: Speaker): string | null => {
  const { plan, turns } = state;
  if (as === 'candidate')
    return substituteOf(state, id) ?? plan.candidates.find((one) => one.id === id)?.name ?? null;
  if (as === 'person') return personName(state, id);
  return turns.reserves.has(id) ? null : (plan.testimonies.find((one) => one.id === id)?.public_name ?? null);
};

/** Who did something, as the crew reads it: the name on their pass. */
export const passName = ({ people }: Deep<Assembly>, pass: string | null): string | null =>
  pass === null ? null : (people.passes.get(pass)?.name ?? null);

/** The delegations that a phone can choose from, and the one that something names. */
import type { DelegationsView } from '../../../shared/views/phone.ts';

export type Areas = DelegationsView['areas'];
export type ListedDelegation = Areas[number]['delegations'][number];

export const countOf = (areas: Areas): number =>
  areas.reduce((total, { delegations }) => total + delegations.length, 0);

export const delegationWhere = (
  areas: Areas,
  isIt: (one: ListedDelegation) => boolean,
): ListedDelegation | undefined => areas.flatMap(({ delegations }) => delegations).find(isIt);

/** The delegation that a printed code leads to; that of a merged twin leads to where it counts now. */
export const invitedBy = (
  { areas, merged }: DelegationsView,
  typed: string | undefined,
): ListedDelegation | undefined => {
  const wanted = typed?.trim().toUpperCase();
  const into = merged.find(({ code }) => code === wanted)?.into;
  return delegationWhere(areas, ({ id, code }) => (into ? id === into : code === wanted));
};

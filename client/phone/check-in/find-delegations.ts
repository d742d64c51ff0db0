/** Finds delegations: by what somebody types, or the one that something names. */
import type { DelegationsView } from '../../../shared/views/phone.ts';
import { matches } from '../../kit/forgiving-search.ts';

export type Areas = DelegationsView['areas'];
export type ListedDelegation = Areas[number]['delegations'][number];

/** By name, area or code; areas of which nothing is left fall away. */
export const findDelegations = (areas: Areas, typed: string): Areas =>
  areas.flatMap(({ name, delegations }) => {
    const found = delegations.filter((one) => matches(`${one.name} ${name} ${one.code}`, typed));
    return found.length === 0 ? [] : [{ name, delegations: found }];
  });

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

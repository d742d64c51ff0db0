/** Which delegation a printed code names, a merged twin's too. */
import type { DelegationsView } from '../../shared/views/phone.ts';

/** Its id; null where the code is none of the list's. */
export const invitedBy = ({ areas, merged }: DelegationsView, typed: unknown): string | null => {
  const wanted = typeof typed === 'string' ? typed.trim().toUpperCase() : '';
  const into = merged.find(({ code }) => code === wanted)?.into;
  const listed = areas.flatMap(({ delegations }) => delegations);
  return into ?? listed.find(({ code }) => code === wanted)?.id ?? null;
};

/** Finds delegations by parts of their name, area or code, whatever the case, accents and apostrophes. */
import type { AreaRow } from '../../shared/views/turnout.ts';

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Every word that was typed must occur; areas of which nothing is left fall away. */
export const findDelegations = (areas: readonly AreaRow[], typed: string): readonly AreaRow[] => {
  const parts = plain(typed).split(' ');
  return areas.flatMap((area) => {
    const delegations = area.delegations.filter(({ name, code }) => {
      const text = plain(`${name} ${area.name} ${code}`);
      return parts.every((part) => text.includes(part));
    });
    return delegations.length === 0 ? [] : [{ ...area, delegations }];
  });
};

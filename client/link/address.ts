/** What the page's own address says: which assembly, with which pass, for which delegation. */
import { tidyCard } from '../../shared/ballots/voting-card.ts';

export interface PageAddress {
  /** The assembly's id (`/a/ID/role`) or its join code (`/j/CODE`). */
  readonly assembly: string;
  /** The last part of `/a/ID/role`; `phone` for `/j/CODE`. */
  readonly page: string;
  /** From the fragment, so that no log or referrer holds it. */
  readonly pass?: string;
  /** The code of the delegation that a printed invitation names. */
  readonly delegation?: string;
  /** The code of the voting card that it was scanned from. */
  readonly card?: string;
}

export const addressOfPage = (
  location: Pick<Location, 'pathname' | 'search' | 'hash'> = window.location,
): PageAddress => {
  const [kind, assembly = '', page = ''] = location.pathname
    .split('/')
    .filter(Boolean)
    .map(decodeURIComponent);
  const pass = new URLSearchParams(location.hash.slice(1)).get('pass');
  const query = new URLSearchParams(location.search);
  const delegation = query.get('d');
  const card = tidyCard(query.get('card') ?? '');
  return {
    assembly,
    page: kind === 'j' ? 'phone' : page,
    ...(pass ? { pass } : {}),
    ...(delegation ? { delegation } : {}),
    ...(card ? { card } : {}),
  };
};

/** The id and the code that a delegation is given when it comes into the list on the night. Rules [LIST-*]. */
import type { Deep } from '../kernel/decider.ts';
import { MOST_DELEGATIONS } from './limits.ts';
import type { Turnout } from './state.ts';

/** Those of merged twins too: a printed code leads to where it led. */
export const codesTaken = ({ delegations }: Deep<Turnout>): Set<string> =>
  new Set([...delegations.values()].map(({ code }) => code));

/** Four letters of the name as the sample's are, and where they are taken a figure: `TATT`, `TAT2`. */
export const newCode = (name: string, taken: ReadonlySet<string>): string => {
  const letters = name
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^A-Z]/g, '');
  const stem = letters.length >= 2 ? letters : 'NEW';
  const figures = Array.from({ length: MOST_DELEGATIONS }, (_, at) => `${stem.slice(0, 3)}${at + 2}`);
  return [stem.slice(0, 4), ...figures].find((one) => !taken.has(one)) ?? stem.slice(0, 8);
};

/** `N1`, `N2`, … as the plan's own are `D01`; of one id more than there are delegations, one is always free. */
export const freeId = (taken: ReadonlySet<string>): string => {
  const ids = Array.from({ length: taken.size + 1 }, (_, at) => `N${at + 1}`);
  return ids.find((id) => !taken.has(id)) ?? '';
};

/** The id and the code that a delegation is given when it comes into the list on the night, and never another after it. Rules [LIST-*]. */
import type { Deep } from '../kernel/decider.ts';
import { plainName } from '../plan/delegation-table.ts';
import type { Delegation, Given, Turnout } from './state.ts';

type Names = Pick<Delegation, 'id' | 'code'>;
/** Who it is: a name, however it is spelt, in its area. */
type Who = Pick<Delegation, 'name' | 'area'>;

const sameThing = ({ name, area }: Who): string => `${area} ${plainName(name)}`;

/** From now on these are this delegation's for good, whatever becomes of it. */
export const give = ({ delegations, codes }: Given, { id, code, name, area }: Names & Who): void => {
  delegations.set(id, { code, name, area });
  codes.add(code);
};

/** Those that were in the list and no longer are, by who they are; one whose code an earlier program gave away stays gone. */
const formerOf = ({ delegations, given }: Deep<Turnout>): ReadonlyMap<string, Names> => {
  const held = new Set([...delegations.values()].map(({ code }) => code));
  const gone = [...given.delegations].filter(([id, { code }]) => !delegations.has(id) && !held.has(code));
  return new Map(gone.map(([id, was]) => [sameThing(was), { id, code: was.code }]));
};

/** Four letters of the name as the sample's are, and where they are taken a figure: `TATT`, `TAT2`. */
export const newCode = (name: string, taken: ReadonlySet<string>): string => {
  const letters = name
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^A-Z]/g, '');
  const stem = letters.length >= 2 ? letters : 'NEW';
  // Of one code more than there are taken, one is always free.
  const figures = Array.from({ length: taken.size + 1 }, (_, at) => `${stem.slice(0, 3)}${at + 2}`);
  return [stem.slice(0, 4), ...figures].find((one) => !taken.has(one)) ?? '';
};

/** `N1`, `N2`, … as the plan's own are `D01`; of one id more than there are taken, one is always free. */
const freeId = (taken: ReadonlySet<string>): string => {
  const ids = Array.from({ length: taken.size + 1 }, (_, at) => `N${at + 1}`);
  return ids.find((id) => !taken.has(id)) ?? '';
};

/** With the code that is written for it, where one is. */
export interface Named extends Who {
  readonly code?: string | undefined;
}

/**
 * Gives names to one after the other: to one that comes back those it had, to every other an id and a code that nothing in
 * this assembly ever had, so that what was printed or tapped for one is never somebody else's [LIST-11]. `written`: codes
 * that stand in the table already, whoever's they are.
 */
export const giver = (turnout: Deep<Turnout>, written: readonly string[] = []): ((one: Named) => Names) => {
  const former = formerOf(turnout);
  const ids = new Set(turnout.given.delegations.keys());
  const codes = new Set([...turnout.given.codes, ...written]);
  return (one) => {
    const was = former.get(sameThing(one));
    if (was && (one.code ?? was.code) === was.code) return was;
    const names = { id: freeId(ids), code: one.code ?? newCode(one.name, codes) };
    ids.add(names.id);
    codes.add(names.code);
    return names;
  };
};

/** Whether this code was given to another delegation, be it merged or removed since; `listed`: those of today's list. */
export const isAnothers = (
  turnout: Deep<Turnout>,
  listed: readonly Pick<Delegation, 'code'>[],
): ((one: Named) => boolean) => {
  const former = formerOf(turnout);
  const free = new Set(listed.map(({ code }) => code));
  return (one) =>
    one.code !== undefined &&
    turnout.given.codes.has(one.code) &&
    !free.has(one.code) &&
    former.get(sameThing(one))?.code !== one.code;
};

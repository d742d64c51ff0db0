/** The sums of the phones, kept as each of them says something: by delegation, among visitors, and by the minute. */
import type { Origin } from '../kernel/decider.ts';
import { arrive } from './arrivals.ts';
import { ownDelegation } from './delegations.ts';
import type { CheckIn, Turnout } from './state.ts';

/** Where a phone that is with this delegation counts. */
const countsAt = (turnout: Turnout, delegation: string | null): { phones: number; phoneHeads: number } =>
  ownDelegation(turnout, delegation) ?? turnout.visitors;

type When = Pick<Origin, 'at' | 'version'>;

/** This holds of the phone now, instead of what it said before; it has said something `times` times. */
const settle = (
  turnout: Turnout,
  phone: string,
  says: CheckIn,
  times: number,
  { at, version }: When,
): void => {
  const before = turnout.checkIns.get(phone);
  if (before) {
    const left = countsAt(turnout, before.delegation);
    left.phones -= 1;
    left.phoneHeads -= before.party;
  }
  const joined = countsAt(turnout, says.delegation);
  joined.phones += 1;
  joined.phoneHeads += says.party;
  // A visitor is on no register: the phone counts from when a delegation was named.
  const since = before && before.delegation !== null ? before.since : version;
  turnout.checkIns.set(phone, { ...says, since, times });
  arrive(turnout, at, { phoneHeads: says.party - (before?.party ?? 0) });
};

/** The phone says this now, instead of what it said before. */
export const say = (turnout: Turnout, phone: string, says: CheckIn, when: When): void => {
  const times = turnout.checkIns.get(phone)?.times ?? 0;
  settle(turnout, phone, says, times + 1, when);
  turnout.sayings += 1;
};

/** What a steward said of a group: its phone counts for so many from now on. */
export const answered = (
  turnout: Turnout,
  number: number,
  says: { readonly answer: 'confirmed' | 'declined'; readonly party: number },
  origin: Origin,
): void => {
  const phone = turnout.groups.get(number) ?? '';
  const before = turnout.checkIns.get(phone);
  if (before?.group?.number !== number) return;
  const { answer, party } = says;
  const group = { ...before.group, answer };
  settle(turnout, phone, { delegation: before.delegation, party, group }, before.times, origin);
};

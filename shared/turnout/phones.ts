/** The audience's phones: whom each is here with, how many it speaks for, and groups that a steward confirms. Rules [TURNOUT-*]. */
import { z } from 'zod';
import type { Assembly } from '../night/assembly.ts';
import type { Context, Deep, DecideTable, EvolveTable, Origin } from '../kernel/decider.ts';
import type { NightEvent, PhoneEvent } from '../night/events.ts';
import { planId } from '../kernel/ids.ts';
import type { Refusal } from '../kernel/refusals.ts';
import { no, ok, type Result } from '../kernel/result.ts';
import { arrive, delegationOf, ownDelegation, type CheckIn, type Group, type Turnout } from './turnout.ts';

/** The largest party one phone may speak for by itself; above it a steward looks first. */
export const LARGEST_PARTY = 8;
/** No class and no coach is larger; a hall that is full of one is counted at its doors. */
export const LARGEST_GROUP = 300;

export const phoneCommands = {
  /** `delegation`: null for a visitor. A party above LARGEST_PARTY is a group's claim. */
  CheckIn: z.strictObject({
    type: z.literal('CheckIn'),
    delegation: planId.nullable(),
    party: z.int().min(1).max(5_000).default(1),
  }),
  /** `heads`: what the steward counted, where it isn't what the phone said. */
  ConfirmGroup: z.strictObject({
    type: z.literal('ConfirmGroup'),
    group: z.int().positive(),
    heads: z.int().min(1).max(LARGEST_GROUP).optional(),
  }),
  /** The phone counts for one, as before. */
  DeclineGroup: z.strictObject({ type: z.literal('DeclineGroup'), group: z.int().positive() }),
};
export type PhoneCommand = z.output<(typeof phoneCommands)[keyof typeof phoneCommands]>;
type SayCheckIn = Extract<PhoneCommand, { type: 'CheckIn' }>;

/** What a phone has said, under the name its delegation has today; null while it has said nothing. */
export const checkInOf = ({ turnout }: Deep<Assembly>, phone: string): CheckIn | null => {
  const kept = turnout.checkIns.get(phone);
  if (!kept) return null;
  const { since: _, ...checkIn } = kept;
  return { ...checkIn, delegation: delegationOf(turnout, checkIn.delegation)?.id ?? null };
};

const largest = (delegation: string | null): number => (delegation === null ? LARGEST_PARTY : LARGEST_GROUP);

/** Why this can't be said, or can no longer. */
const objection = (
  state: Deep<Assembly>,
  { delegation, party }: SayCheckIn,
  before: CheckIn | null,
): Refusal | null => {
  const { turnout, agenda } = state;
  if (delegation !== null && !delegationOf(turnout, delegation))
    return { code: 'no-such-delegation', detail: delegation };
  if (party > largest(delegation)) return { code: 'party-too-big', detail: String(largest(delegation)) };
  // What was tapped on the way in and arrives after the end says nothing about who came.
  if (agenda.endedAt !== null) return { code: 'night-over' };
  const declared = delegationOf(turnout, before?.delegation)?.declared ?? null;
  return declared === null ? null : { code: 'turnout-declared' };
};

const isSame = (before: CheckIn | null, delegation: string | null, party: number): boolean =>
  before !== null &&
  before.delegation === delegation &&
  (before.party === party || (before.group?.answer === 'waiting' && before.group.heads === party));

const checkIn = (
  state: Deep<Assembly>,
  command: SayCheckIn,
  { by }: Context,
): Result<NightEvent[], Refusal> => {
  const before = checkInOf(state, by.id);
  const delegation = delegationOf(state.turnout, command.delegation)?.id ?? null;
  const known = command.delegation === null || delegation !== null;
  if (known && isSame(before, delegation, command.party)) return ok([]);
  const refusal = objection(state, command, before);
  if (refusal) return no(refusal);
  const { party } = command;
  if (delegation === null || party <= LARGEST_PARTY) return ok([{ type: 'CheckedIn', delegation, party }]);
  return ok([{ type: 'GroupClaimed', delegation, heads: party, group: state.turnout.groups.size + 1 }]);
};

/** The phone's check-in, if it still is that group. */
const groupOf = (
  { turnout }: Deep<Assembly>,
  number: number,
): Result<{ delegation: string; party: number; group: Group }, Refusal> => {
  const found = turnout.checkIns.get(turnout.groups.get(number) ?? '');
  const delegation = delegationOf(turnout, found?.delegation)?.id;
  if (found?.group?.number !== number || delegation === undefined)
    return no({ code: 'no-such-group', detail: String(number) });
  return ok({ delegation, party: found.party, group: found.group });
};

export const decidePhones: DecideTable<Assembly, PhoneCommand, NightEvent> = {
  CheckIn: checkIn,
  ConfirmGroup: (state, { group, heads }) => {
    const found = groupOf(state, group);
    if (!found.ok) return found;
    const counted = heads ?? found.value.group.heads;
    const isDone = found.value.group.answer === 'confirmed' && found.value.party === counted;
    return ok(
      isDone ? [] : [{ type: 'GroupConfirmed', group, delegation: found.value.delegation, heads: counted }],
    );
  },
  DeclineGroup: (state, { group }) => {
    const found = groupOf(state, group);
    if (!found.ok) return found;
    return ok(
      found.value.group.answer === 'declined'
        ? []
        : [{ type: 'GroupDeclined', group, delegation: found.value.delegation }],
    );
  },
};

/** Where a phone that is with this delegation counts. */
const countsAt = (turnout: Turnout, delegation: string | null): { phones: number; phoneHeads: number } =>
  ownDelegation(turnout, delegation) ?? turnout.visitors;

/** The phone says this now, instead of what it said before. */
const settle = (
  turnout: Turnout,
  phone: string,
  says: CheckIn,
  { at, version }: Pick<Origin, 'at' | 'version'>,
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
  // A visitor is on no register: it counts from when a delegation was named.
  const since = before && before.delegation !== null ? before.since : version;
  turnout.checkIns.set(phone, { ...says, since });
  arrive(turnout, at, { phoneHeads: says.party - (before?.party ?? 0) });
};

const answered = (
  turnout: Turnout,
  number: number,
  answer: 'confirmed' | 'declined',
  party: number,
  origin: Origin,
): void => {
  const phone = turnout.groups.get(number) ?? '';
  const before = turnout.checkIns.get(phone);
  if (before?.group?.number !== number) return;
  const group = { ...before.group, answer };
  settle(turnout, phone, { delegation: before.delegation, party, group }, origin);
};

export const evolvePhones: EvolveTable<Turnout, PhoneEvent, NightEvent> = {
  CheckedIn: (turnout, { delegation, party }, origin) =>
    settle(turnout, origin.by, { delegation, party }, origin),
  GroupClaimed: (turnout, { delegation, heads, group: number }, origin) => {
    turnout.groups.set(number, origin.by);
    const group = { number, heads, answer: 'waiting' } as const;
    settle(turnout, origin.by, { delegation, party: 1, group }, origin);
  },
  GroupConfirmed: (turnout, { group, heads }, origin) => answered(turnout, group, 'confirmed', heads, origin),
  GroupDeclined: (turnout, { group }, origin) => answered(turnout, group, 'declined', 1, origin),
};

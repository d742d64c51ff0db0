/** Who came, as it stands: delegations with their figures, phones, groups, arrivals. */
import type { Instant } from '../kernel/time.ts';

export interface Delegation {
  readonly id: string;
  readonly code: string;
  area: string;
  name: string;
  pledged: number;
  /** False for one that the crew added on the night: nobody had planned with it. */
  readonly planned: boolean;
  /** Its twin, where the two were found to be the same; what is said of this one counts there. */
  mergedInto: string | null;
  /** Heads counted by stewards; null while none of them has counted. */
  door: number | null;
  declared: number | null;
  /** Phones that checked in for it, and the heads they speak for. */
  phones: number;
  phoneHeads: number;
}

/** A phone that says it counts for many; until a steward has looked, it counts for one. */
export interface Group {
  /** Small and said aloud: “group 7”. */
  readonly number: number;
  readonly heads: number;
  readonly answer: 'waiting' | 'confirmed' | 'declined';
}

export interface CheckIn {
  /** Null: a visitor, who is with none of the delegations. */
  readonly delegation: string | null;
  /** The person with the phone and those with them, as far as they are counted. */
  readonly party: number;
  readonly group?: Group;
}

/** A check-in as it is kept. */
export type KeptCheckIn = CheckIn & {
  /** The version at which this phone first said anything: whether it is on a register that was frozen then. */
  readonly since: number;
  /** How often the phone has said so or otherwise. */
  readonly times: number;
};

/** How many came within one minute, by the stewards and by the phones. */
export interface Arrivals {
  readonly from: Instant;
  door: number;
  phoneHeads: number;
}

/** What was ever given out, be it removed since or of a rehearsal: none of it is given to anything else. Nobody is shown it. */
export interface Given {
  /** By id, as each was called last. */
  readonly delegations: Map<string, Pick<Delegation, 'code' | 'name' | 'area'>>;
  readonly codes: Set<string>;
  /** The highest number of a group. */
  groups: number;
}

export interface Turnout {
  readonly delegations: Map<string, Delegation>;
  readonly given: Given;
  /** By HMAC of the phone's token. */
  readonly checkIns: Map<string, KeptCheckIn>;
  /** How often phones have said anything, all together. */
  sayings: number;
  /** Which phone said so, by the group's number. */
  readonly groups: Map<number, string>;
  /** Beside every delegation, and in no total of theirs. */
  readonly visitors: { phones: number; phoneHeads: number };
  /** The delegation that the roll call is at. */
  calling: string | null;
  /** By minute, in order; minutes in which nobody came are left out. */
  readonly arrivals: Arrivals[];
}

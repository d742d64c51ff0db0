/** The crew's passes and the join code; and, from the connections rather than the log, who is here and whether saving works. */
import type { Deep } from '../kernel/decider.ts';
import type { PassRole } from '../kernel/roles.ts';
import type { Instant, Ms } from '../kernel/time.ts';
import type { Assembly } from '../night/state.ts';

export interface CrewView {
  readonly joinCode: string;
  readonly passes: readonly {
    readonly id: string;
    readonly role: PassRole;
    readonly name: string;
    readonly revoked: boolean;
  }[];
}

export const crewView = ({ people }: Deep<Assembly>): CrewView => ({
  joinCode: people.joinCode,
  passes: [...people.passes.values()].map(({ pass, role, name, revoked }) => ({
    id: pass,
    role,
    name,
    revoked,
  })),
});

/** Connections of this moment. */
export interface PresenceView {
  /** Phones with the page open, whether or not they have checked in. */
  readonly phones: number;
  /** Those of them that have checked in; the others that did are offline. */
  readonly phonesCheckedIn: number;
  /** Open devices by role. */
  readonly devices: Readonly<Record<PassRole, number>>;
  /** Open devices by pass. */
  readonly passes: Readonly<Record<string, number>>;
}

/** How many displays are open. Of all who are here a timekeeper needs no more, and is not sent each phone's coming. */
export interface DisplaysView {
  readonly stage: number;
}

/** The paths of all passes in force, by pass: for the chair to hand on, and for nobody else. */
export interface LinksView {
  readonly byPass: Readonly<Record<string, string>>;
}

/** Where phones reach this server. */
export interface PlaceView {
  /** Without a slash at the end: `http://192.168.1.20:8080`. */
  readonly address: string;
}

/** What was saved and is no longer there. */
export interface MissingView {
  /** How many commits, at least; null where others stand in their place. */
  readonly commits: number | null;
  /** When the last was made that is still there; null where none is. */
  readonly since: Instant | null;
}

/** What happened to the server's clock; 0: not that. Both where a machine woke up and its clock was set then. */
export interface ClockJump {
  /** The server's time, right again. */
  readonly at: Instant;
  /** How long its machine was asleep. */
  readonly sleptMs: Ms;
  /** How far somebody, or something, set its clock; back, where it is below 0. */
  readonly setMs: Ms;
  /** Other servers serve the same assembly, each with a clock of its own: what runs was not moved along. */
  readonly isShared?: true;
}

/** `failing`: what is tapped now is not saved, and is refused. */
export interface ServiceView {
  readonly saving: 'ok' | 'failing';
  /** Why it fails, where somebody has to act: `file` when the data file is no longer where it was. */
  readonly missing?: MissingView | 'file';
  /** How many keys that were destroyed may still lie in the server's files; absent where none does. */
  readonly undestroyed?: number;
  /** The latest, while this server runs. */
  readonly clock?: ClockJump;
}

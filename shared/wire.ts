/** The socket.io contract, typed once for both ends. Version 1. */
import type { PrintedCard } from './ballots/ballot-box.ts';
import type { CastVote } from './ballots/state.ts';
import type { Refusal } from './kernel/refusals.ts';
import type { Role } from './kernel/roles.ts';
import type { Instant, Ms } from './kernel/time.ts';
import type { CommandInput } from './night/commands.ts';
import type { CheckIn } from './turnout/state.ts';
import type { Slices } from './views/slices.ts';

export const PROTOCOL = 1;

/** How long the server holds its answer to "here". */
export const BEAT_MS: Ms = 1_500;

/** `auth` of the handshake. Rights come from the pass, never from a payload. */
export interface Handshake {
  readonly protocol: typeof PROTOCOL;
  /** The crew's: the assembly's id. Phones': the join code, and nothing else. */
  readonly assembly: string;
  readonly as: Role;
  readonly pass?: string;
  /** A phone's own random token, as it was given by `mine`. */
  readonly phone?: string;
  /** Phones only: the code of the voting card it was opened with. */
  readonly card?: string;
  /** Screens only: looks on, as a live stream's overlay does, and is none of the hall's screens. */
  readonly aside?: boolean;
}

export type CommandMessage = CommandInput & { readonly id: string };

export type Reply = Accepted | { readonly ok: false; readonly refusal: Refusal };

export interface Accepted {
  readonly ok: true;
  readonly version: number;
  /** To a steward who gave a vote for somebody with a card: for them to take along. A phone has its own in `mine`. */
  readonly receipt?: string;
}

/** All slices of the role on connect, then those that changed. A client drops an older version. */
export interface ViewMessage {
  readonly version: number;
  /** The server's clock when this was sent. */
  readonly now: Instant;
  readonly slices: Partial<Slices>;
}

/** What this phone has said; `token` once, when it is new. */
export interface MineMessage {
  readonly version: number;
  readonly token?: string;
  readonly checkIn: CheckIn | null;
  /** By ballot, until it is sealed: after that the server itself can't say any more. */
  readonly ballots: Readonly<Record<string, CastVote>>;
  /** Ballots that aren't sealed and whose frozen register it is not on. One that opens later says itself who has no vote. */
  readonly barred?: readonly string[];
}

export interface ClientToServer {
  command: (message: CommandMessage, reply: (reply: Reply) => void) => void;
  time: (reply: (now: Instant) => void) => void;
  /**
   * The crew's pages say that they are here, and say it again when they are answered, a second and a half later, with the
   * server's time: a laptop may have slept meanwhile. The server keeps the beat, because browsers slow down the clocks of
   * pages that nobody looks at.
   */
  here: (reply: (now: Instant) => void) => void;
  /** The chair's, to print them: every voting card with its code. */
  cards: (reply: (cards: readonly PrintedCard[]) => void) => void;
}

export interface ServerToClient {
  view: (message: ViewMessage) => void;
  mine: (message: MineMessage) => void;
}

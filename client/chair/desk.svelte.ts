/** A desk where the night is worked, the chair's or another's of the crew: says things to the server, one at a time from each place, and keeps a refusal where it happened. */
import { createContext } from 'svelte';
import type { Refusal } from '../../shared/kernel/refusals.ts';
import { type Role } from '../../shared/kernel/roles.ts';
import { type CommandInput, type CommandType, isAllowed } from '../../shared/night/commands.ts';
import type { RoleStore } from '../link/role-store.svelte.ts';
import type { ServerClock } from '../link/server-clock.svelte.ts';

export class Desk {
  readonly store: RoleStore;
  /** The segment that was started from this desk last, whether or not the server let it. */
  started: string | null = null;
  #sending: ReadonlySet<string> = $state.raw(new Set());
  #refusals: ReadonlyMap<string, Refusal> = $state.raw(new Map());

  readonly #role: Role;

  constructor(store: RoleStore, role: Role = 'chair') {
    this.store = store;
    this.#role = role;
  }

  /** Whether it is this desk's to say; what isn't has no button here. */
  may(type: CommandType): boolean {
    return isAllowed(this.#role, type);
  }

  get clock(): ServerClock {
    return this.store.clock;
  }

  /** Something said from this place has no answer yet. */
  isSending(place: string): boolean {
    return this.#sending.has(place);
  }

  refusalAt(place: string): Refusal | null {
    return this.#refusals.get(place) ?? null;
  }

  dismiss(place: string): void {
    this.#refusals = new Map([...this.#refusals].filter(([at]) => at !== place));
  }

  /** Refuses on the spot what the server needn't be asked. */
  refuse(place: string, refusal: Refusal): void {
    this.#refusals = new Map([...this.#refusals, [place, refusal]]);
  }

  /** Says these in turn, until one is refused. While a place waits for its answer, nothing more is said from there. */
  async say(place: string, ...commands: readonly CommandInput[]): Promise<boolean> {
    if (this.isSending(place)) return false;
    this.dismiss(place);
    this.#sending = new Set([...this.#sending, place]);
    const refusal = await this.#sayEach(commands);
    this.#sending = new Set([...this.#sending].filter((at) => at !== place));
    if (refusal) this.refuse(place, refusal);
    return refusal === null;
  }

  async #sayEach(commands: readonly CommandInput[]): Promise<Refusal | null> {
    for (const command of commands) {
      if (command.type === 'StartSegment') this.started = command.segment;
      // One after the other: the second only makes sense once the first is done.
      // oxlint-disable-next-line no-await-in-loop
      const reply = await this.store.send(command);
      if (!reply.ok) return reply.refusal;
    }
    return null;
  }
}

export const [getDesk, setDesk] = createContext<Desk>();

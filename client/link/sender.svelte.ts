/** Says commands to the server for a page, one at a time from each spot, and keeps a refusal at the spot where it was pressed. */
import { createContext } from 'svelte';
import type { CommandInput } from '../../shared/night/commands.ts';
import type { Refusal } from '../../shared/kernel/refusals.ts';
import type { Accepted, Reply } from '../../shared/wire.ts';
import type { RoleStore } from './role-store.svelte.ts';
import type { ServerClock } from './server-clock.svelte.ts';

/** A group of buttons on a page that wait for one another, named for what they do: `clock`, `roll-call`. */
export type Spot = string;

export class Sender {
  readonly store: RoleStore;
  #sending: ReadonlySet<Spot> = $state.raw(new Set());
  #refusals: ReadonlyMap<Spot, Refusal> = $state.raw(new Map());

  constructor(store: RoleStore) {
    this.store = store;
  }

  get clock(): ServerClock {
    return this.store.clock;
  }

  get isOffline(): boolean {
    return this.store.status !== 'live';
  }

  /** Something said from this spot has no answer yet. */
  isSending(spot: Spot): boolean {
    return this.#sending.has(spot);
  }

  /** Said before the link was lost: it waits, and is sent once. */
  isUnsent(spot: Spot): boolean {
    return this.isOffline && this.isSending(spot);
  }

  refusalAt(spot: Spot): Refusal | null {
    return this.#refusals.get(spot) ?? null;
  }

  dismiss(spot: Spot): void {
    this.#refusals = new Map([...this.#refusals].filter(([at]) => at !== spot));
  }

  /**
   * Says these one after the other, until one is refused. While a spot waits for its answer nothing more is said
   * from there: a second tap of an impatient thumb is no second command.
   * Resolves with the last answer; null where one was refused, or nothing was said.
   */
  async say(spot: Spot, ...commands: readonly CommandInput[]): Promise<Accepted | null> {
    if (this.isSending(spot)) return null;
    this.dismiss(spot);
    this.#sending = new Set([...this.#sending, spot]);
    const reply = await this.#sayEach(commands);
    this.#sending = new Set([...this.#sending].filter((at) => at !== spot));
    if (reply?.ok) return reply;
    if (reply) this.#refusals = new Map([...this.#refusals, [spot, reply.refusal]]);
    return null;
  }

  async #sayEach(commands: readonly CommandInput[]): Promise<Reply | null> {
    let reply: Reply | null = null;
    for (const command of commands) {
      // One after the other: the second only makes sense once the first is done.
      // oxlint-disable-next-line no-await-in-loop
      reply = await this.store.send(command);
      if (!reply.ok) break;
    }
    return reply;
  }
}

export const [getSender, setSender] = createContext<Sender>();

/** Says one thing at a time to the server for a steward, and keeps why it did not happen. */
import type { Refusal } from '../../shared/kernel/refusals.ts';
import type { CommandInput } from '../../shared/night/commands.ts';
import type { Reply } from '../../shared/wire.ts';
import type { RoleStore } from '../link/role-store.svelte.ts';

export class Asking {
  /** Said, and without an answer. */
  sending = $state(false);
  refusal: Refusal | null = $state.raw(null);
  readonly #store: RoleStore;

  constructor(store: RoleStore) {
    this.#store = store;
  }

  get isOffline(): boolean {
    return this.#store.status !== 'live';
  }

  /** Said before the link was lost: it waits, and is sent once. */
  get isUnsent(): boolean {
    return this.sending && this.isOffline;
  }

  /** Null when something else has no answer yet: then nothing was said. */
  async say(command: CommandInput): Promise<Reply | null> {
    if (this.sending) return null;
    this.sending = true;
    this.refusal = null;
    const reply = await this.#store.send(command);
    this.sending = false;
    if (!reply.ok) this.refusal = reply.refusal;
    return reply;
  }
}

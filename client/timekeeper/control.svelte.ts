/** One group of buttons that says one thing at a time to the server, and keeps why it was refused. */
import type { Refusal } from '../../shared/kernel/refusals.ts';
import type { CommandInput } from '../../shared/night/commands.ts';
import type { RoleStore } from '../link/role-store.svelte.ts';

export class Control {
  /** Something said from here has no answer yet. */
  sending = $state(false);
  refusal: Refusal | null = $state.raw(null);
  readonly #store: RoleStore;

  constructor(store: RoleStore) {
    this.#store = store;
  }

  /** While one waits for its answer nothing more is said: a second tap of an impatient thumb is no second command. */
  async say(command: CommandInput): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    this.refusal = null;
    const reply = await this.#store.send(command);
    this.sending = false;
    if (!reply.ok) this.refusal = reply.refusal;
  }

  dismiss(): void {
    this.refusal = null;
  }
}

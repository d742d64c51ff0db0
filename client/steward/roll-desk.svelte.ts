/** What a steward does in the roll call: says one thing at a time to the server, and may look one delegation up meanwhile. */
import type { CommandInput } from '../../shared/assembly.ts';
import type { RefusalCode } from '../../shared/refusals.ts';
import type { RoleStore } from '../link/role-store.svelte.ts';

export class RollDesk {
  /** Somebody other than the one being called, to correct or to call. */
  looking: string | null = $state(null);
  /** Said, and without an answer. */
  sending = $state(false);
  /** Why the last thing said did not happen. */
  refusal: RefusalCode | null = $state(null);
  readonly #store: RoleStore;

  constructor(store: RoleStore) {
    this.#store = store;
  }

  get isOffline(): boolean {
    return this.#store.status !== 'live';
  }

  look(delegation: string | null): void {
    this.looking = delegation;
    this.refusal = null;
  }

  call(delegation: string): void {
    void this.#say({ type: 'CallDelegation', delegation });
  }

  declare(delegation: string, heads: number): void {
    void this.#say({ type: 'DeclareTurnout', delegation, heads });
  }

  async #say(command: CommandInput): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    this.refusal = null;
    const reply = await this.#store.send(command);
    this.sending = false;
    if (reply.ok) this.looking = null;
    else this.refusal = reply.refusal.code;
  }
}

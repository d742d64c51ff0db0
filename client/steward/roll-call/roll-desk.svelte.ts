/** What a steward does in the roll call: calls, declares, and may look one delegation up meanwhile. */
import type { RefusalCode } from '../../../shared/kernel/refusals.ts';
import type { CommandInput } from '../../../shared/night/commands.ts';
import type { RoleStore } from '../../link/role-store.svelte.ts';
import { Asking } from '../asking.svelte.ts';

export class RollDesk {
  /** Somebody other than the one being called, to correct or to call. */
  looking: string | null = $state(null);
  readonly #asking: Asking;

  constructor(store: RoleStore) {
    this.#asking = new Asking(store);
  }

  get sending(): boolean {
    return this.#asking.sending;
  }

  get isUnsent(): boolean {
    return this.#asking.isUnsent;
  }

  /** Why the last thing said did not happen. */
  get refusal(): RefusalCode | null {
    return this.#asking.refusal?.code ?? null;
  }

  look(delegation: string | null): void {
    this.looking = delegation;
    this.#asking.refusal = null;
  }

  call(delegation: string): void {
    void this.#say({ type: 'CallDelegation', delegation });
  }

  declare(delegation: string, heads: number): void {
    void this.#say({ type: 'DeclareTurnout', delegation, heads });
  }

  async #say(command: CommandInput): Promise<void> {
    if ((await this.#asking.say(command))?.ok) this.looking = null;
  }
}

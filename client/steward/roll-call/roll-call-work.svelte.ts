/** What a steward does in the roll call: calls, declares, and may look one delegation up meanwhile. */
import type { CommandInput } from '../../../shared/night/commands.ts';
import type { Sender } from '../../link/sender.svelte.ts';

export class RollCallWork {
  /** Somebody other than the one being called, to correct or to call. */
  looking: string | null = $state(null);
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  look(delegation: string | null): void {
    this.looking = delegation;
    this.#sender.dismiss('roll');
  }

  call(delegation: string): void {
    void this.#say({ type: 'CallDelegation', delegation });
  }

  declare(delegation: string, heads: number): void {
    void this.#say({ type: 'DeclareTurnout', delegation, heads });
  }

  async #say(command: CommandInput): Promise<void> {
    if (await this.#sender.say('roll', command)) this.looking = null;
  }
}

/** What a steward adds to the list: a delegation that is missing, to be counted for as soon as the list shows it. */
import type { Sender } from '../../link/sender.svelte.ts';
import { plainName } from '../../../shared/plan/delegation-table.ts';
import type { DelegationRow } from '../../../shared/views/turnout.ts';

/** Whom the steward wants to count for next: by name while the list doesn't show it yet. */
type Wanted = { readonly name: string } | { readonly id: string };

export class ListAdding {
  readonly #sender: Sender;
  #wanted: Wanted | null = $state.raw(null);

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /** One that is in the list already, however it is spelt, is found instead. Resolves to whether it can be counted for. */
  async add(name: string, area: string): Promise<boolean> {
    this.#wanted = (await this.#sender.say('list', { type: 'AddDelegation', name, area }))
      ? { name }
      : this.#inListAlready();
    return this.#wanted !== null;
  }

  /** The one that was just added, once the list shows it; said once. */
  takeAdded(rows: Iterable<DelegationRow>): string | null {
    const wanted = this.#wanted;
    if (!wanted) return null;
    const found = [...rows].find((row) =>
      'id' in wanted ? row.id === wanted.id : plainName(row.name) === plainName(wanted.name),
    );
    if (found) this.#wanted = null;
    return found?.id ?? null;
  }

  #inListAlready(): Wanted | null {
    const refusal = this.#sender.refusalAt('list');
    if (refusal?.code !== 'in-list-already' || refusal.detail === undefined) return null;
    this.#sender.dismiss('list');
    return { id: refusal.detail };
  }
}

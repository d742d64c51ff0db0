/** What a steward does to the list: adds a delegation that is missing, merges two that are the same, removes one, answers groups. */
import type { RoleStore } from '../link/role-store.svelte.ts';
import { plainName } from '../../shared/plan/delegation-table.ts';
import type { DelegationRow } from '../../shared/views/turnout.ts';
import { Asking } from './asking.svelte.ts';

/** Whom the steward wants to count for next: by name while the list doesn't show it yet. */
type Wanted = { readonly name: string } | { readonly id: string };

export class ListDesk {
  readonly groups: Asking;
  readonly list: Asking;
  #wanted: Wanted | null = $state.raw(null);

  constructor(store: RoleStore) {
    this.groups = new Asking(store);
    this.list = new Asking(store);
  }

  answer(group: number, heads: number | null): void {
    void this.groups.say(
      heads === null ? { type: 'DeclineGroup', group } : { type: 'ConfirmGroup', group, heads },
    );
  }

  /** One that is in the list already, however it is spelt, is found instead. Resolves to whether it can be counted for. */
  async add(name: string, area: string): Promise<boolean> {
    const reply = await this.list.say({ type: 'AddDelegation', name, area });
    if (reply === null) return false;
    if (reply.ok) this.#wanted = { name };
    else if (reply.refusal.code === 'in-list-already') this.#find(reply.refusal.detail);
    return this.#wanted !== null;
  }

  /** Resolves to whether it was done. */
  async merge(from: string, into: string): Promise<boolean> {
    const reply = await this.list.say({ type: 'MergeDelegations', from, into });
    return reply?.ok === true;
  }

  async remove(delegation: string): Promise<boolean> {
    const reply = await this.list.say({ type: 'RemoveDelegation', delegation });
    return reply?.ok === true;
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

  #find(id: string | undefined): void {
    if (id === undefined) return;
    this.list.refusal = null;
    this.#wanted = { id };
  }
}

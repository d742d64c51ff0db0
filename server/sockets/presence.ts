/** Who is connected to an assembly on this node at this moment, counted by role, pass and phone; no log holds it. */
import type { Actor } from '../../shared/kernel/decider.ts';
import { byPassRole, hasPass } from '../../shared/kernel/roles.ts';
import type { PresenceView } from '../../shared/views/crew.ts';

const step = (counts: Map<string, number>, id: string, by: 1 | -1): void => {
  const amount = (counts.get(id) ?? 0) + by;
  if (amount > 0) counts.set(id, amount);
  else counts.delete(id);
};

/** What several nodes hold, as one: a phone with pages on two of them counts twice. */
export const together = (views: readonly PresenceView[]): PresenceView => {
  const passes = new Map<string, number>();
  for (const view of views)
    for (const [pass, pages] of Object.entries(view.passes))
      passes.set(pass, (passes.get(pass) ?? 0) + pages);
  const sum = (amount: (view: PresenceView) => number): number =>
    views.reduce((total, view) => total + amount(view), 0);
  return {
    phones: sum(({ phones }) => phones),
    phonesCheckedIn: sum(({ phonesCheckedIn }) => phonesCheckedIn),
    devices: byPassRole((role) => sum((view) => view.devices[role])),
    passes: Object.fromEntries(passes),
  };
};

export class Presence {
  readonly #devices = byPassRole(() => 0);
  readonly #passes = new Map<string, number>();
  /** The open pages of each phone: one that has two of them is one phone. */
  readonly #phones = new Map<string, number>();
  /** Those of the connected phones that have checked in. */
  readonly #checkedIn = new Set<string>();
  #phonePages = 0;

  /** A page came (1) or went (−1). */
  add({ role, id }: Actor, by: 1 | -1): void {
    if (hasPass(role)) {
      this.#devices[role] += by;
      step(this.#passes, id, by);
      return;
    }
    this.#phonePages += by;
    step(this.#phones, id, by);
    if (!this.#phones.has(id)) this.#checkedIn.delete(id);
  }

  /** Counted while it is connected, and no longer. */
  checkedIn(phone: string): void {
    if (this.#phones.has(phone)) this.#checkedIn.add(phone);
  }

  /** Back to the start: nobody has said yet who they are. */
  nobodyCheckedIn(): void {
    this.#checkedIn.clear();
  }

  get phonePages(): number {
    return this.#phonePages;
  }

  view(): PresenceView {
    return {
      phones: this.#phones.size,
      phonesCheckedIn: this.#checkedIn.size,
      devices: { ...this.#devices },
      passes: Object.fromEntries(this.#passes),
    };
  }
}

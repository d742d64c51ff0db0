/** Who is connected to an assembly at this moment, counted by role and by pass; no log holds it. */
import type { Actor } from '../shared/decider.ts';
import type { PassRole } from '../shared/roles.ts';
import type { PresenceView } from '../shared/views/crew.ts';

export class Presence {
  readonly #devices: Record<PassRole, number> = {
    chair: 0,
    recorder: 0,
    verifier: 0,
    timekeeper: 0,
    steward: 0,
    screen: 0,
    stage: 0,
  };
  readonly #passes = new Map<string, number>();
  #phones = 0;

  add({ role, id }: Actor, step: 1 | -1): void {
    if (role === 'phone') {
      this.#phones += step;
      return;
    }
    this.#devices[role] += step;
    const devices = (this.#passes.get(id) ?? 0) + step;
    if (devices > 0) this.#passes.set(id, devices);
    else this.#passes.delete(id);
  }

  get phones(): number {
    return this.#phones;
  }

  view(): PresenceView {
    return {
      phones: this.#phones,
      devices: { ...this.#devices },
      passes: Object.fromEntries(this.#passes),
    };
  }
}

/** Who is connected to an assembly at this moment, counted by role; no log holds it. */
import type { PassRole, Role } from '../shared/roles.ts';
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
  #phones = 0;

  add(role: Role, step: 1 | -1): void {
    if (role === 'phone') this.#phones += step;
    else this.#devices[role] += step;
  }

  get phones(): number {
    return this.#phones;
  }

  view(): PresenceView {
    return { phones: this.#phones, devices: { ...this.#devices } };
  }
}

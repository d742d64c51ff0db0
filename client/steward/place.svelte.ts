/** Where the steward is: which job, which delegation. In the browser's history, so that “back” goes back and a reload stays. */
export const jobs = ['door', 'groups', 'roll', 'ballot'] as const;
export type Job = (typeof jobs)[number];

interface Place {
  readonly job: Job;
  /** Whom the door is counted for; null on the list. */
  readonly delegation: string | null;
}

const begin: Place = { job: 'door', delegation: null };

const read = (state: unknown): Place => {
  if (typeof state !== 'object' || state === null) return begin;
  const { job, delegation } = state as Partial<Record<keyof Place, unknown>>;
  return {
    job: jobs.find((one) => one === job) ?? 'door',
    delegation: typeof delegation === 'string' ? delegation : null,
  };
};

export class Whereabouts {
  #place: Place = $state.raw(read(window.history.state));

  constructor() {
    window.addEventListener('popstate', ({ state }) => (this.#place = read(state)));
  }

  get job(): Job {
    return this.#place.job;
  }

  get delegation(): string | null {
    return this.#place.delegation;
  }

  doJob(job: Job): void {
    this.#go({ ...this.#place, job }, 'here');
  }

  /** From the list to a delegation is a step that “back” undoes; from one delegation to another is not. */
  countFor(delegation: string): void {
    this.#go({ job: 'door', delegation }, this.#place.delegation === null ? 'onward' : 'here');
  }

  toList(): void {
    window.history.back();
  }

  #go(place: Place, way: 'here' | 'onward'): void {
    if (way === 'onward') window.history.pushState(place, '');
    else window.history.replaceState(place, '');
    this.#place = place;
  }
}

/** Where the steward is: which job, which delegation. In the browser's history, so that “back” goes back and a reload stays. */
export const jobs = ['door', 'groups', 'roll', 'ballot'] as const;
export type Job = (typeof jobs)[number];

interface Entry {
  readonly job: Job;
  /** Whom the door is counted for; null on the list. */
  readonly delegation: string | null;
}

const begin: Entry = { job: 'door', delegation: null };

const read = (state: unknown): Entry => {
  if (typeof state !== 'object' || state === null) return begin;
  const { job, delegation } = state as Partial<Record<keyof Entry, unknown>>;
  return {
    job: jobs.find((one) => one === job) ?? 'door',
    delegation: typeof delegation === 'string' ? delegation : null,
  };
};

export class Whereabouts {
  #entry: Entry = $state.raw(read(window.history.state));

  constructor() {
    window.addEventListener('popstate', ({ state }) => (this.#entry = read(state)));
  }

  get job(): Job {
    return this.#entry.job;
  }

  get delegation(): string | null {
    return this.#entry.delegation;
  }

  doJob(job: Job): void {
    this.#go({ ...this.#entry, job }, 'here');
  }

  /** From the list to a delegation is a step that “back” undoes; from one delegation to another is not. */
  countFor(delegation: string): void {
    this.#go({ job: 'door', delegation }, this.#entry.delegation === null ? 'onward' : 'here');
  }

  toList(): void {
    window.history.back();
  }

  #go(entry: Entry, way: 'here' | 'onward'): void {
    if (way === 'onward') window.history.pushState(entry, '');
    else window.history.replaceState(entry, '');
    this.#entry = entry;
  }
}

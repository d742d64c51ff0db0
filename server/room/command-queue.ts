/** The commands that wait for their room: the crew's first, so that a storm at the doors never holds up the chair. */
import type { Actor } from '../../shared/kernel/decider.ts';
import type { Command } from '../../shared/night/commands.ts';
import type { Reply } from '../../shared/wire.ts';

export type Submission = Command & { readonly id: string };

export interface Waiting {
  readonly command: Submission;
  readonly by: Actor;
  readonly reply: (reply: Reply) => void;
}

/** Larger batches would only make the first in line wait for the last. */
const MOST_IN_A_BATCH = 500;

export const isOfCrew = ({ by }: Waiting): boolean => by.role !== 'phone';

export class WaitingLine {
  #crew: Waiting[] = [];
  #audience: Waiting[] = [];

  add(waiting: Waiting): void {
    (isOfCrew(waiting) ? this.#crew : this.#audience).push(waiting);
  }

  get isEmpty(): boolean {
    return this.#crew.length + this.#audience.length === 0;
  }

  get hasCrew(): boolean {
    return this.#crew.length > 0;
  }

  /** The next batch. */
  take(): Waiting[] {
    const crew = this.#crew.splice(0, MOST_IN_A_BATCH);
    return [...crew, ...this.#audience.splice(0, MOST_IN_A_BATCH - crew.length)];
  }
}

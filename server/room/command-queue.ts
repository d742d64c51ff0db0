/** The commands that wait for their room: the server's own, then the crew's, so that a storm at the doors never holds up the chair. */
import type { ChapterTypes } from '../../shared/kernel/chapter.ts';
import { SERVER, type Actor } from '../../shared/kernel/decider.ts';
import { hasPass } from '../../shared/kernel/roles.ts';
import type { Reply } from '../../shared/wire.ts';
import type { Submission } from './batch.ts';

export interface QueuedCommand<Of extends ChapterTypes> {
  readonly command: Submission<Of>;
  readonly by: Actor;
  readonly reply: (reply: Reply) => void;
}

/** Larger batches would only make the first command wait for the last. */
const MOST_IN_A_BATCH = 500;

export const isOfCrew = ({ by }: { readonly by: Actor }): boolean => hasPass(by.role);

export class CommandQueue<Of extends ChapterTypes> {
  /** Of the server: the clock has been set, and all that waits is decided by the new time. */
  #own: QueuedCommand<Of>[] = [];
  #crew: QueuedCommand<Of>[] = [];
  #audience: QueuedCommand<Of>[] = [];

  add(queued: QueuedCommand<Of>): void {
    const { by } = queued;
    if (by.id === SERVER) this.#own.push(queued);
    else (isOfCrew(queued) ? this.#crew : this.#audience).push(queued);
  }

  get isEmpty(): boolean {
    return this.#own.length + this.#crew.length + this.#audience.length === 0;
  }

  get hasCrew(): boolean {
    return this.#own.length + this.#crew.length > 0;
  }

  /** The next batch. */
  take(): QueuedCommand<Of>[] {
    const crew = [...this.#own.splice(0), ...this.#crew.splice(0, MOST_IN_A_BATCH)];
    return [...crew, ...this.#audience.splice(0, Math.max(0, MOST_IN_A_BATCH - crew.length))];
  }
}

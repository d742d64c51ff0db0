/** How old other nodes' commits are when they come: a figure for operators, and a word to them where two clocks differ. */
import type { Logger } from 'pino';
import type { Instant, Ms } from '../../shared/kernel/time.ts';
import type { LogCommit } from '../log/log.ts';
import type { Metrics } from '../metrics.ts';

/** More than two clocks that are kept together ever differ. */
const TOGETHER_MS: Ms = 2_000;

export interface FollowingParts {
  readonly assembly: string;
  readonly clock: () => Instant;
  readonly metrics: Pick<Metrics, 'follow'>;
  readonly logger: Logger;
}

export class Following {
  readonly #parts: FollowingParts;
  #isTold = false;

  constructor(parts: FollowingParts) {
    this.#parts = parts;
  }

  hear(commits: readonly LogCommit[]): void {
    // A vote bears the hour of its ballot's opening, whenever it was cast [BALLOT-10]: it has no age.
    const newest = commits.findLast(({ events }) => events.every(({ type }) => type !== 'BallotCast'));
    if (!newest) return;
    const age = this.#parts.clock() - newest.at;
    this.#parts.metrics.follow.observe(Math.max(0, age) / 1000);
    if (age < -TOGETHER_MS) this.#tell(-age);
  }

  /** Once: each of the other's commits would say it again. */
  #tell(aheadMs: Ms): void {
    if (this.#isTold) return;
    this.#isTold = true;
    const { logger, assembly } = this.#parts;
    logger.warn(
      { assembly, aheadMs },
      'another node’s clock is ahead of this one’s: every countdown is wrong',
    );
  }
}

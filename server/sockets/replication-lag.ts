/** How old the commits of other nodes are when they arrive: a metric for operators, and a warning where two clocks differ. */
import type { Logger } from 'pino';
import type { Instant, Ms } from '../../shared/kernel/time.ts';
import type { LogCommit } from '../log/log.ts';
import type { Metrics } from '../metrics.ts';

/** Two clocks that are kept together never differ by so much. */
const TOGETHER_MS: Ms = 2_000;

export interface ReplicationLagParts {
  readonly assembly: string;
  readonly clock: () => Instant;
  readonly metrics: Pick<Metrics, 'follow'>;
  readonly logger: Logger;
}

export class ReplicationLag {
  readonly #parts: ReplicationLagParts;
  #hasWarned = false;

  constructor(parts: ReplicationLagParts) {
    this.#parts = parts;
  }

  observe(commits: readonly LogCommit[]): void {
    // A vote carries the time at which its ballot opened, whenever it was cast [BALLOT-10]: its age says nothing.
    const newest = commits.findLast(({ events }) => events.every(({ type }) => type !== 'BallotCast'));
    if (!newest) return;
    const age = this.#parts.clock() - newest.at;
    this.#parts.metrics.follow.observe(Math.max(0, age) / 1000);
    if (age < -TOGETHER_MS) this.#warn(-age);
  }

  /** Once: each commit of that node would repeat the warning. */
  #warn(aheadMs: Ms): void {
    if (this.#hasWarned) return;
    this.#hasWarned = true;
    const { logger, assembly } = this.#parts;
    logger.warn(
      { assembly, aheadMs },
      'another node’s clock is ahead of this one’s: every countdown is wrong',
    );
  }
}

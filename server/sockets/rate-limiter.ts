/** How fast one phone or one pass may speak: a bucket of tokens each, never one for an address. */
import type { Actor } from '../../shared/kernel/decider.ts';
import { hasPass } from '../../shared/kernel/roles.ts';

interface Bucket {
  tokens: number;
  at: number;
}

export interface Pace {
  /** How many may come at once. */
  readonly burst: number;
  readonly perSecond: number;
}

export const PHONE_PACE: Pace = { burst: 20, perSecond: 4 };
const CREW_PACE: Pace = { burst: 200, perSecond: 50 };

/** Above this many, full buckets are forgotten: a full one says nothing. */
const MANY = 5_000;

export class RateLimiter {
  readonly #pace: Pace;
  readonly #buckets = new Map<string, Bucket>();
  #tidiedAt = 0;

  constructor(pace: Pace) {
    this.#pace = pace;
  }

  /** Takes one token of `who`; false when there is none left. `nowMs`: any clock that only goes forward. */
  take(who: string, nowMs: number): boolean {
    this.#tidy(nowMs);
    const bucket = this.#buckets.get(who) ?? { tokens: this.#pace.burst, at: nowMs };
    bucket.tokens = this.#filled(bucket, nowMs);
    bucket.at = nowMs;
    this.#buckets.set(who, bucket);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  #filled({ tokens, at }: Bucket, nowMs: number): number {
    return Math.min(this.#pace.burst, tokens + ((nowMs - at) / 1000) * this.#pace.perSecond);
  }

  #tidy(nowMs: number): void {
    if (this.#buckets.size < MANY || nowMs - this.#tidiedAt < 10_000) return;
    this.#tidiedAt = nowMs;
    for (const [who, bucket] of this.#buckets)
      if (this.#filled(bucket, nowMs) >= this.#pace.burst) this.#buckets.delete(who);
  }
}

/** Phones at theirs, the crew at its own, faster pace. */
export class ActorLimiter {
  readonly #phones = new RateLimiter(PHONE_PACE);
  readonly #crew = new RateLimiter(CREW_PACE);

  /** False when this actor must be slower. */
  take({ role, id }: Actor): boolean {
    return (hasPass(role) ? this.#crew : this.#phones).take(id, performance.now());
  }
}

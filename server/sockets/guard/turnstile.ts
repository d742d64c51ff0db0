/** How much one connection may say before anything reads it: what exceeds its allowance is dropped unread, and whoever goes on is put out. */
import type { Pace } from '../rate-limiter.ts';

/** What becomes of a packet: it is heard; refused, which is to be told; dropped in silence; or was one too many. */
export type Passage = 'heard' | 'refused' | 'dropped' | 'last';

export interface Allowance {
  /** Of packets, the large ones counted for more. Far above the pace of commands: who taps too fast is told each time. */
  readonly heard: Pace;
  /** Of those beyond it: a page that comes back may have much to say again, and says it again when it isn't answered. */
  readonly dropped: Pace;
}

export const AUDIENCE: Allowance = {
  heard: { burst: 400, perSecond: 20 },
  dropped: { burst: 600, perSecond: 60 },
};
export const CREW: Allowance = {
  heard: { burst: 2_000, perSecond: 200 },
  dropped: { burst: 4_000, perSecond: 400 },
};

/** What takes so long to read counts as one more packet. No phone has that much to say at once. */
const BYTES = 1_024;

export class Turnstile {
  #allowance = AUDIENCE;
  #heard = AUDIENCE.heard.burst;
  #dropped = AUDIENCE.dropped.burst;
  #at: number;
  #isTold = false;
  #isOut = false;

  /** `nowMs`, here and below: any clock that only goes forward. */
  constructor(nowMs: number) {
    this.#at = nowMs;
  }

  /** It is one of the crew: from here on theirs is its allowance. */
  widen(): void {
    this.#allowance = CREW;
    this.#heard = CREW.heard.burst;
    this.#dropped = CREW.dropped.burst;
  }

  pass(bytes: number, nowMs: number): Passage {
    if (this.#isOut) return 'dropped';
    this.#refill(nowMs);
    const cost = 1 + Math.floor(bytes / BYTES);
    if (this.#heard < cost) return this.#turnAway();
    this.#heard -= cost;
    this.#isTold = false;
    return 'heard';
  }

  #turnAway(): Passage {
    this.#dropped -= 1;
    if (this.#dropped < 0) {
      this.#isOut = true;
      return 'last';
    }
    if (this.#isTold) return 'dropped';
    this.#isTold = true;
    return 'refused';
  }

  #refill(nowMs: number): void {
    const seconds = (nowMs - this.#at) / 1_000;
    const { heard, dropped } = this.#allowance;
    this.#at = nowMs;
    this.#heard = Math.min(heard.burst, this.#heard + seconds * heard.perSecond);
    this.#dropped = Math.min(dropped.burst, this.#dropped + seconds * dropped.perSecond);
  }
}

/** The server's clock as this device counts it: against performance.now(), so that a wrong or changed wall clock does no harm. */
import type { Instant, Ms } from '../../shared/kernel/time.ts';

const TICK_MS = 200;

export class ServerClock {
  /** The server's time, as of the last tick; one value for everything that is drawn together. */
  now: Instant = $state(Date.now());
  /** How far this device's own clock is behind the server's; 0 until the server was heard. */
  offsetMs: Ms = $state(0);
  /** The server's time at which performance.now() was 0, as well as it is known. */
  #zero: Instant = Date.now() - performance.now();
  #heard = false;
  /** The round trip of the sample that `#zero` comes from. */
  #trip: Ms = Infinity;

  /** For as long as a running clock is shown: a phone that shows none is left to sleep. Returns what stops it. */
  startTicking(): () => void {
    const ticking = setInterval(() => this.#tick(), TICK_MS);
    return () => clearInterval(ticking);
  }

  /** Something the server sent at `sentAt` has arrived: it cannot be earlier than that. */
  heard(sentAt: Instant): void {
    const earliest = sentAt - performance.now();
    this.#zero = this.#heard ? Math.max(this.#zero, earliest) : earliest;
    this.#heard = true;
    this.#tick();
  }

  /** The server answered with its time, half way through a round trip of `tripMs`. The shortest trip tells best. */
  measured(serverTime: Instant, tripMs: Ms): void {
    if (tripMs > this.#trip) return;
    this.#trip = tripMs;
    this.#heard = true;
    this.#zero = serverTime + tripMs / 2 - performance.now();
    this.#tick();
  }

  /** The device may have slept: what was measured before counts no longer. */
  doubt(): void {
    this.#heard = false;
    this.#trip = Infinity;
  }

  #tick(): void {
    this.now = this.#read();
    if (this.#heard) this.offsetMs = this.now - Date.now();
  }

  #read(): Instant {
    return this.#zero + performance.now();
  }
}

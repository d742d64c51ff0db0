/** The server's clock as this device counts it: against a clock that nobody sets, so that a wrong or changed wall clock does no harm. */
import type { Instant, Ms } from '../../shared/kernel/time.ts';

const TICK_MS = 200;
/** A longer way there than back makes an estimate wrong by half a trip; more than this besides is no matter of ways. */
const SLACK_MS: Ms = 200;

export class ServerClock {
  /** The server's time, as of the last tick; one value for everything that is drawn together. */
  now: Instant = $state(Date.now());
  /** How far this device's own clock is behind the server's; 0 until the server was heard. */
  offsetMs: Ms = $state(0);
  /** What this device counts by: nobody can set it, but it may stand still while the device sleeps. */
  readonly #device: () => Ms;
  /** The server's time at which the device's clock was 0, as well as it is known. */
  #zero: Instant;
  #heard = false;
  /** The round trip of the sample that `#zero` comes from. */
  #trip: Ms = Infinity;

  constructor(device: () => Ms = () => performance.now()) {
    this.#device = device;
    this.#zero = Date.now() - device();
  }

  /** For as long as a running clock is shown: a phone that shows none is left to sleep. Returns what stops it. */
  startTicking(): () => void {
    const ticking = setInterval(() => this.#tick(), TICK_MS);
    return () => clearInterval(ticking);
  }

  /** Something the server sent at `sentAt` has arrived: it cannot be earlier than that. */
  heard(sentAt: Instant): void {
    const earliest = sentAt - this.#device();
    this.#zero = this.#heard ? Math.max(this.#zero, earliest) : earliest;
    this.#heard = true;
    this.#tick();
  }

  /**
   * The server answered with its time, within a round trip of `tripMs`; the shortest trip tells best. False: what was known
   * can't be so, because this device's clock stood still while it slept, or the server's was set; then only this counts.
   */
  measured(serverTime: Instant, tripMs: Ms): boolean {
    const least = serverTime - this.#device();
    const fits = this.#fits(least, least + tripMs);
    if (!fits || tripMs <= this.#trip) {
      this.#zero = least + Math.max(0, tripMs) / 2;
      // A trip shorter than nothing: the device slept on it, and the answer may have been lying there for long.
      this.#trip = tripMs < -SLACK_MS ? Infinity : Math.max(0, tripMs);
    }
    this.#heard = true;
    this.#tick();
    return fits;
  }

  /** The device may have slept: what was measured before counts no longer. */
  doubt(): void {
    this.#heard = false;
    this.#trip = Infinity;
  }

  /** Whether the server's time at this clock's zero may well lie between these. */
  #fits(least: Instant, most: Instant): boolean {
    if (most - least < -SLACK_MS) return false;
    if (this.#trip === Infinity) return true;
    const slackMs = SLACK_MS + this.#trip / 2;
    return this.#zero >= least - slackMs && this.#zero <= most + slackMs;
  }

  #tick(): void {
    this.now = this.#read();
    if (this.#heard) this.offsetMs = this.now - Date.now();
  }

  #read(): Instant {
    return this.#zero + this.#device();
  }
}

/** Starts segments: each command names the segment that was on when the button was aimed at, so that two chairs never take two steps. */
import type { AgendaView } from '../../../shared/views/agenda.ts';
import type { Sender, Spot } from '../../link/sender.svelte.ts';
import { isOvertaken } from '../overtaken.ts';
import { segmentOf } from '../order/running-order.ts';

export class Steps {
  readonly #sender: Sender;
  readonly #agenda: () => AgendaView;
  /** The segment that was started from this page last, whether or not the server let it. */
  #started: string | null = null;
  #shown: string | null = null;
  /** What this page showed as on before what is on now. */
  #shownBefore: string | null = null;

  constructor(sender: Sender, agenda: () => AgendaView) {
    this.#sender = sender;
    this.#agenda = agenda;
  }

  /** To be called with whatever the page shows as on. */
  show(current: string | null): void {
    if (current === this.#shown) return;
    this.#shownBefore = this.#shown;
    this.#shown = current;
  }

  /** Right after somebody else's step the button was aimed at the step before: then the server says who was quicker. */
  go(segment: string): void {
    this.start('go', segment, this.#isOvertaken() ? this.#shownBefore : this.#agenda().current);
  }

  start(spot: Spot, segment: string, from: string | null): void {
    this.#started = segment;
    void this.#sender.say(spot, { type: 'StartSegment', segment, from });
  }

  #isOvertaken(): boolean {
    const agenda = this.#agenda();
    const on = segmentOf(agenda, agenda.current);
    if (on?.usedMs !== 0 || on.id === this.#started) return false;
    return isOvertaken(agenda.runningSince ?? 0, this.#sender.clock.now);
  }
}

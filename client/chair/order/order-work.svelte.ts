/** What is open in the running order and over it. It is kept beside the list, which moves when a tablet is turned. */
import type { AgendaView, SegmentRow } from '../../../shared/views/agenda.ts';
import type { ChairOrderWords } from '../../words/chair/order.ts';
import { Arranging } from './arranging.svelte.ts';
import type { Sender } from '../../link/sender.svelte.ts';
import type { Steps } from '../now/steps.ts';
import { leftOut, type Position } from './running-order.ts';

/** A jump that leaves segments out, and the segment it would leave. */
interface Jump {
  readonly to: SegmentRow;
  readonly from: string | null;
  readonly without: readonly SegmentRow[];
}

export class OrderWork {
  readonly arranging: Arranging;
  /** The segment whose row says more. */
  opened: string | null = $state(null);
  /** As it was when it was opened for editing; should it go meanwhile, the server says so when it is saved. */
  editing: SegmentRow | null = $state.raw(null);
  inserting: Position | null = $state.raw(null);
  jump: Jump | null = $state.raw(null);
  readonly #sender: Sender;
  readonly #steps: Steps;
  readonly #agenda: () => AgendaView;

  constructor(sender: Sender, steps: Steps, agenda: () => AgendaView, words: ChairOrderWords) {
    this.#sender = sender;
    this.#steps = steps;
    this.#agenda = agenda;
    this.arranging = new Arranging(sender, agenda, words);
  }

  toggle(segment: string): void {
    this.opened = this.opened === segment ? null : segment;
  }

  /** Starts it at once, or asks first where that would leave something out. */
  wish(to: SegmentRow): void {
    const agenda = this.#agenda();
    const without = leftOut(agenda, to);
    if (without.length === 0) this.start(to.id, agenda.current);
    else this.jump = { to, from: agenda.current, without };
  }

  start(segment: string, from: string | null): void {
    this.jump = null;
    this.opened = null;
    this.#steps.start('order', segment, from);
  }

  edit(segment: SegmentRow): void {
    this.#sender.dismiss('edit');
    this.editing = segment;
  }

  insert(position: Position): void {
    this.#sender.dismiss('insert');
    this.inserting = position;
  }
}

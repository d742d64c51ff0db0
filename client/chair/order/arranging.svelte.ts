/** Moving segments in the running order, by a step or by dragging, and saying in words where they went. */
import { SHADOW_ITEM_MARKER_PROPERTY_NAME } from 'svelte-dnd-action';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { AgendaView, SegmentRow } from '../../../shared/views/agenda.ts';
import type { ChairOrderWords } from '../../words/chair/order.ts';
import type { Sender } from '../../link/sender.svelte.ts';
import { nameOf, segmentOf, stepFrom, type Position } from './running-order.ts';

/** A row of the list that is drawn. While one is dragged, the gap it leaves has an id of its own. */
export interface DragItem {
  readonly id: string;
  readonly segment: string;
  readonly [SHADOW_ITEM_MARKER_PROPERTY_NAME]?: boolean;
}

/** The rows as they stand while one is dragged, and then until the server's order has come. */
interface Held {
  readonly items: readonly DragItem[];
  /** The running order that the row was taken from. */
  readonly agenda: AgendaView;
  readonly dropped: boolean;
}

export class Arranging {
  /** A handle is pressed: the row that it belongs to may be dragged. */
  pressed = $state(false);
  #held: Held | null = $state.raw(null);
  #said: { readonly text: string; readonly night: Instant | null } | null = $state.raw(null);
  readonly #sender: Sender;
  readonly #agenda: () => AgendaView;
  readonly #words: ChairOrderWords;

  constructor(sender: Sender, agenda: () => AgendaView, words: ChairOrderWords) {
    this.#words = words;
    this.#sender = sender;
    this.#agenda = agenda;
  }

  /** What was done last, for those who don't see the row move; gone with the rehearsal it was done in. */
  get said(): string {
    return this.#said?.night === this.#agenda().startedAt ? this.#said.text : '';
  }

  /** What is drawn: no view that comes in the middle of a drag moves a row. */
  get items(): readonly DragItem[] {
    const { segments } = this.#agenda();
    if (this.#isHolding) return this.#held?.items.filter(({ segment }) => this.rowOf(segment)) ?? [];
    return segments.map(({ id }) => ({ id, segment: id }));
  }

  /** One after the other: a second row can be taken when the first has its answer. */
  get isResting(): boolean {
    return !this.#sender.isSending('order');
  }

  rowOf(segment: string): SegmentRow | null {
    return segmentOf(this.#agenda(), segment);
  }

  canStep(row: SegmentRow, by: -1 | 1): boolean {
    return stepFrom(this.#agenda(), row, by) !== null;
  }

  step(row: SegmentRow, by: -1 | 1): void {
    const position = stepFrom(this.#agenda(), row, by);
    if (position) void this.#move(row.id, position);
    else this.#say(this.#words.change.noFurther);
  }

  /** The dragged row would land here. Above what is on or over it can't, and so the gap stays where it was. */
  consider(items: readonly DragItem[]): void {
    const at = items.findIndex((item) => item[SHADOW_ITEM_MARKER_PROPERTY_NAME]);
    const behind = items[at + 1];
    if (at < 0 || (behind && !this.rowOf(behind.segment)?.canMove)) return;
    const agenda = this.#held && !this.#held.dropped ? this.#held.agenda : this.#agenda();
    this.#held = { items, agenda, dropped: false };
  }

  /** It was let go: said once, and drawn where it was dropped until the server has answered. */
  async drop(segment: string, items: readonly DragItem[]): Promise<void> {
    const before = items[items.findIndex((item) => item.segment === segment) + 1]?.segment ?? null;
    const was = this.#held?.agenda ?? this.#agenda();
    if (before === (was.segments[was.segments.findIndex(({ id }) => id === segment) + 1]?.id ?? null)) {
      this.release();
      return;
    }
    this.#held = { items, agenda: this.#agenda(), dropped: true };
    if (!(await this.#move(segment, { before }))) this.release();
  }

  /** Nothing was moved: the server's order is drawn again. */
  release(): void {
    this.#held = null;
  }

  /** The answer comes a moment before the view that shows what came of it. */
  get #isHolding(): boolean {
    if (!this.#held) return false;
    return !this.#held.dropped || !this.isResting || this.#held.agenda === this.#agenda();
  }

  async #move(segment: string, { before }: Position): Promise<boolean> {
    const [name, next] = [this.rowOf(segment), before === null ? null : this.rowOf(before)].map(
      (row) => row && nameOf(row),
    );
    const moved = await this.#sender.say('order', { type: 'MoveSegment', segment, before });
    if (moved) this.#say(this.#words.change.moved(name ?? '', next ?? null));
    return moved !== null;
  }

  #say(text: string): void {
    this.#said = { text, night: this.#agenda().startedAt };
  }
}

/** Moving segments in the running order, by a step or by dragging, and saying in words where they went. */
import type { Instant } from '../../shared/time.ts';
import type { AgendaView, SegmentRow } from '../../shared/views/agenda.ts';
import { words } from '../words/en/chair-order.ts';
import type { Desk } from './desk.svelte.ts';
import { follower, nameOf, placeBefore, segmentOf, stepFrom, type Place } from './running-order.ts';

export class Arranging {
  /** The segment that is being dragged. */
  dragged: string | null = $state(null);
  /** Where it would land if it were let go now. */
  target: Place | null = $state.raw(null);
  #said: { readonly text: string; readonly night: Instant | null } | null = $state.raw(null);
  readonly #desk: Desk;
  readonly #agenda: () => AgendaView;

  constructor(desk: Desk, agenda: () => AgendaView) {
    this.#desk = desk;
    this.#agenda = agenda;
  }

  /** What was done last, for those who don't see the row move; gone with the rehearsal it was done in. */
  get said(): string {
    return this.#said?.night === this.#agenda().startedAt ? this.#said.text : '';
  }

  canStep(row: SegmentRow, by: -1 | 1): boolean {
    return stepFrom(this.#agenda(), row, by) !== null;
  }

  step(row: SegmentRow, by: -1 | 1): void {
    const place = stepFrom(this.#agenda(), row, by);
    if (place) void this.#move(row.id, place);
    else this.#say(words.change.noFurther);
  }

  drag(row: SegmentRow): void {
    this.dragged = row.id;
    this.target = null;
  }

  /** The pointer is over this row; in its lower half it means the place behind it. */
  over(row: SegmentRow, lowerHalf: boolean): boolean {
    if (this.dragged === null) return false;
    const behind = lowerHalf ? { before: follower(this.#agenda(), row.id)?.id ?? null } : placeBefore(row);
    this.target = row.canMove || (row.status === 'on' && lowerHalf) ? behind : null;
    return this.target !== null;
  }

  drop(): void {
    const { dragged, target } = this;
    this.release();
    if (dragged !== null && target !== null) void this.#move(dragged, target);
  }

  release(): void {
    this.dragged = null;
    this.target = null;
  }

  async #move(segment: string, { before }: Place): Promise<void> {
    if (before === segment) return;
    const agenda = this.#agenda();
    const [name, next] = [segmentOf(agenda, segment), segmentOf(agenda, before)].map(
      (row) => row && nameOf(row),
    );
    const moved = await this.#desk.say('order', { type: 'MoveSegment', segment, before });
    if (moved) this.#say(words.change.moved(name ?? '', next ?? null));
  }

  #say(text: string): void {
    this.#said = { text, night: this.#agenda().startedAt };
  }
}

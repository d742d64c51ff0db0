/**
 * The counting of one device at a door. Taps gather for a moment into one command with their sum; one command is on its way
 * at a time, the next gathers behind it, so that a long time offline makes two commands and not two hundred. Nothing counts
 * as counted before the server has said so.
 */
import { passing, type RefusalCode } from '../../../shared/kernel/refusals.ts';
import type { Ms } from '../../../shared/kernel/time.ts';
import { MOST_HEADS } from '../../../shared/turnout/limits.ts';
import { newCommandId } from '../../link/outbox.svelte.ts';
import type { RoleStore } from '../../link/role-store.svelte.ts';
import { KeptHeads, type Heads } from './kept-heads.ts';
import { emptyNote, readNote, writeNote, type Step, type TallyNote } from './tally-note.ts';

const GATHER_MS: Ms = 400;
/** A command without an answer for this long is honestly “not sent yet”, whatever the socket believes. */
const LATE_MS: Ms = 3_000;
/** How long to show a counted batch as sending if no view comes that names it. */
const SETTLE_MS: Ms = 1_500;
/** The most the server takes in one command. */
const MOST_STEPS = 100;
const MOST_RECENT = 3;

const again = (): Ms => 2_000 + Math.random() * 2_000;

interface Batch extends Heads {
  readonly tappedAt: number;
  /** It may have been sent: its content never changes again. */
  readonly sealed: boolean;
  /** In which the server counted it; null while there is no answer. */
  readonly version: number | null;
}

const fromBefore = { tappedAt: -Infinity, sealed: true, version: null };

export interface Dropped {
  readonly delegation: string;
  readonly heads: number;
  readonly code: RefusalCode;
}

interface Hearer {
  oncounted: (delegation: string) => void;
  onrefused: () => void;
}

/** `sending`: on its way · `unsent`: kept until there is a connection · `stuck`: the server could not write it down, and is asked again. */
export type TallyState = 'sending' | 'unsent' | 'stuck';

export class DoorTally {
  #batches: readonly Batch[] = $state.raw([]);
  #note: TallyNote = $state.raw(emptyNote);
  #late = $state(false);
  #stuck = $state(false);
  /** The last that was refused, and so is not counted. */
  dropped: Dropped | null = $state.raw(null);
  readonly #store: RoleStore;
  readonly #assembly: string;
  readonly #kept: KeptHeads;
  readonly #hear: Hearer;
  #onItsWay: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** What was tapped before a reload and not answered is sent now, under its own id. */
  constructor(store: RoleStore, assembly: string, hear: Hearer) {
    this.#store = store;
    this.#assembly = assembly;
    this.#hear = hear;
    this.#kept = new KeptHeads(assembly);
    this.#note = readNote(assembly);
    for (const left of this.#kept.takeOver()) this.#batches = [...this.#batches, { ...left, ...fromBefore }];
    this.#pump();
  }

  /** Tapped, and not yet in the count that the server shows. */
  readonly #unseen = $derived(
    this.#batches.filter(({ version }) => version === null || version > this.#store.version),
  );

  readonly state: TallyState = $derived.by(() => {
    if (this.#store.status !== 'live') return 'unsent';
    if (this.#stuck || this.#store.slices.service?.saving === 'failing') return 'stuck';
    return this.#late ? 'unsent' : 'sending';
  });

  readonly lastStep: Step | null = $derived(this.#note.steps.at(-1) ?? null);

  get recent(): readonly string[] {
    return this.#note.recent;
  }

  /** Heads added or taken back that the server has not acknowledged, of all delegations but one. */
  unsentBut(delegation: string | null): number {
    const unsent = this.#batches.filter((one) => one.version === null && one.delegation !== delegation);
    return unsent.reduce((sum, { heads }) => sum + Math.abs(heads), 0);
  }

  pendingOf(delegation: string): number {
    return this.#unseen.reduce((sum, batch) => sum + (batch.delegation === delegation ? batch.heads : 0), 0);
  }

  yoursOf(delegation: string): number {
    return this.#note.yours[delegation] ?? 0;
  }

  /** Heads that came through the door; negative takes back. */
  count(delegation: string, heads: number): void {
    const id = this.#gather(delegation, heads);
    const steps = [...this.#note.steps, { id, delegation, heads }].slice(-MOST_STEPS);
    this.#write({ steps, recent: this.#recentWith(delegation) });
  }

  /** Takes back the last step of this device; null when there is none. */
  undo(): Step | null {
    const step = this.lastStep;
    if (!step) return null;
    this.#gather(step.delegation, -step.heads);
    this.#write({ steps: this.#note.steps.slice(0, -1) });
    return step;
  }

  /** A place once taken stays where it is, so that a thumb finds it again; the oldest makes room. */
  #recentWith(delegation: string): readonly string[] {
    const { recent, steps } = this.#note;
    if (recent.includes(delegation)) return recent;
    if (recent.length < MOST_RECENT) return [...recent, delegation];
    const lastUse = (one: string): number => steps.findLastIndex((step) => step.delegation === one);
    const oldest = recent.toSorted((one, other) => lastUse(one) - lastUse(other))[0];
    return recent.map((one) => (one === oldest ? delegation : one));
  }

  /** Adds to the batch that still gathers for this delegation, or begins one. Returns its id. */
  #gather(delegation: string, heads: number): string {
    const open = this.#batches.find((one) => one.delegation === delegation && this.#mayAdd(one, heads));
    if (!open) return this.#begin({ id: newCommandId(), delegation, heads });
    const sum = open.heads + heads;
    this.#change(open.id, { heads: sum });
    if (sum === 0) this.#settle(open.id);
    else this.#kept.keep({ id: open.id, delegation, heads: sum });
    return open.id;
  }

  #begin(heads: Heads): string {
    this.#batches = [
      ...this.#batches,
      { ...heads, tappedAt: performance.now(), sealed: false, version: null },
    ];
    this.#kept.keep(heads);
    this.#pump();
    return heads.id;
  }

  #mayAdd({ id, sealed, heads: already }: Batch, heads: number): boolean {
    return !sealed && Math.abs(already + heads) <= MOST_HEADS && this.#kept.mayAddTo(id);
  }

  /** Sends the oldest batch, once it has gathered and nothing else is on its way. */
  #pump(): void {
    const next = this.#onItsWay === null && this.#batches.find(({ version }) => version === null);
    if (!next) return;
    const waitMs = next.tappedAt + GATHER_MS - performance.now();
    clearTimeout(this.#timer);
    if (waitMs > 0) this.#timer = setTimeout(() => this.#pump(), waitMs);
    else void this.#send(next);
  }

  async #send(batch: Heads): Promise<void> {
    const { id, delegation, heads } = batch;
    this.#onItsWay = id;
    this.#change(id, { sealed: true });
    const late = setTimeout(() => (this.#late = true), LATE_MS);
    const reply = await this.#store.send({ type: 'CountAtDoor', delegation, heads }, id);
    clearTimeout(late);
    this.#late = false;
    if (!reply.ok && passing.has(reply.refusal.code)) {
      this.#stuck = true;
      setTimeout(() => void this.#send(batch), again());
      return;
    }
    this.#stuck = false;
    this.#onItsWay = null;
    // Nobody else makes our ids: one that is taken was counted under an earlier link of this steward.
    if (reply.ok || reply.refusal.code === 'id-taken') this.#counted(batch, reply.ok ? reply.version : 0);
    else this.#drop(batch, reply.refusal.code);
    this.#pump();
  }

  #counted({ id, delegation, heads }: Heads, version: number): void {
    this.#change(id, { version });
    this.#kept.forget(id);
    setTimeout(() => this.#settle(id), SETTLE_MS);
    this.#write({ yours: { ...this.#note.yours, [delegation]: this.yoursOf(delegation) + heads } });
    this.#hear.oncounted(delegation);
  }

  #drop({ id, delegation, heads }: Heads, code: RefusalCode): void {
    this.#settle(id);
    this.#write({ steps: this.#note.steps.filter((step) => step.id !== id) });
    this.dropped = { delegation, heads, code };
    this.#hear.onrefused();
  }

  #change(id: string, change: Partial<Batch>): void {
    this.#batches = this.#batches.map((batch) => (batch.id === id ? { ...batch, ...change } : batch));
  }

  /** There is nothing more to do about it. */
  #settle(id: string): void {
    this.#kept.forget(id);
    this.#batches = this.#batches.filter((batch) => batch.id !== id);
  }

  #write(change: Partial<TallyNote>): void {
    this.#note = { ...this.#note, ...change };
    writeNote(this.#assembly, this.#note);
  }
}

/** From a room to whoever looks on: coalesces changes and pushes slices to roles, to crew and screens at once, to the audience at most ten times a second. */
import type {
  AllSlices,
  Chapter,
  ChapterTypes,
  SliceName,
  StateSliceName,
} from '../../shared/kernel/chapter.ts';
import { hasPass, passRoles, roles, type Role } from '../../shared/kernel/roles.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Batch } from '../room/batch.ts';
import type { Room } from '../room/room.ts';

/** The shortest time between two pushes that nobody of the crew caused. */
const CALM_MS = 100;

/** Some slices, as a role is sent them. */
export interface View<Of extends ChapterTypes> {
  readonly version: number;
  /** The server's clock when this was sent. */
  readonly now: Instant;
  readonly slices: Partial<AllSlices<Of>>;
}

/** Sends a role its view; where that takes a while, resolves when it is done. */
export type Emit<Of extends ChapterTypes> = (role: Role, view: View<Of>) => Promise<void> | void;

/** The audience last: with hundreds of phones that takes a while, and the projector waits for nobody. */
const inTurn: readonly Role[] = [...passRoles, ...roles.filter((role) => !hasPass(role))];

export interface PublisherParts<Of extends ChapterTypes> {
  readonly chapter: Chapter<Of>;
  readonly room: Room<Of>;
  readonly clock: () => Instant;
  readonly emit: Emit<Of>;
  /** How long it took until something was on its way to everybody whom it concerns. */
  readonly measure?: (ms: number) => void;
}

export class Publisher<Of extends ChapterTypes> {
  readonly #parts: PublisherParts<Of>;
  readonly #stateSlices: readonly StateSliceName<Of>[];
  /** What was last published; newcomers get exactly this, never what is not durable yet. */
  readonly #values = new Map<SliceName<Of>, unknown>();
  readonly #texts = new Map<SliceName<Of>, string>();
  /** Slices that may have changed since they were last worked out. */
  readonly #stale = new Set<StateSliceName<Of>>();
  /** Slices that did change, and that a role has not been sent yet. */
  readonly #due: ReadonlyMap<Role, Set<SliceName<Of>>> = new Map(roles.map((role) => [role, new Set()]));
  readonly #lastPush = new Map<Role, number>();
  /** Roles whose last view is still on its way to some of them. */
  readonly #busy = new Set<Role>();
  #timer: NodeJS.Timeout | null = null;
  #version = 0;

  /** Begins with the room's state of this moment. */
  constructor(parts: PublisherParts<Of>) {
    const { slices } = parts.chapter;
    const isSlice = (name: string): name is StateSliceName<Of> => Object.hasOwn(slices, name);
    this.#parts = parts;
    this.#stateSlices = Object.keys(slices).filter(isSlice);
    for (const name of this.#stateSlices) this.#stale.add(name);
    this.#workOut();
    for (const due of this.#due.values()) due.clear();
    parts.room.listen({ batch: (batch) => this.#onBatch(batch) });
  }

  /** The whole view of a role, as last published. */
  full(role: Role): View<Of> {
    return this.#view(this.#parts.chapter.reads(role));
  }

  /** Publishes something of this moment that no log holds. */
  show<Name extends keyof Of['live'] & string>(name: Name, value: Of['live'][Name]): void {
    this.#set(name, value);
    this.#push(false);
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }

  #onBatch({ moved, urgent }: Batch<Of>): void {
    const { slices } = this.#parts.chapter;
    for (const name of this.#stateSlices)
      if (slices[name].of.some((aspect) => moved.has(aspect))) this.#stale.add(name);
    this.#push(urgent);
  }

  /** Sends what is due to every role whose time has come, and comes back for the others. */
  #push(urgent: boolean): void {
    const now = performance.now();
    const ready = inTurn.filter((role) => {
      if (this.#busy.has(role)) return false;
      const calm = now - (this.#lastPush.get(role) ?? -CALM_MS) >= CALM_MS;
      return calm || (urgent && hasPass(role));
    });
    // While a batch is being written, the state is ahead of the log; the batch's end will push what came of it.
    if (ready.length > 0 && this.#parts.room.isSettled) this.#workOut();
    const concerned = ready.filter((role) => (this.#due.get(role)?.size ?? 0) > 0);
    const sendings = concerned.map((role) => this.#send(role, now));
    if (sendings.length > 0) void this.#measure(now, sendings);
    const waits = this.#stale.size > 0 || [...this.#due.values()].some((due) => due.size > 0);
    if (waits) this.#comeBack(now);
  }

  /** As soon as the first of the roles that wait may be sent something again. */
  #comeBack(now: number): void {
    const waiting = roles.filter((role) => (this.#due.get(role)?.size ?? 0) > 0);
    const last = Math.min(...waiting.map((role) => this.#lastPush.get(role) ?? now), now);
    this.#timer ??= setTimeout(
      () => {
        this.#timer = null;
        this.#push(false);
      },
      Math.max(5, Math.min(CALM_MS, last + CALM_MS - now)),
    );
  }

  async #measure(since: number, sendings: readonly (Promise<void> | void)[]): Promise<void> {
    await Promise.all(sendings);
    this.#parts.measure?.(performance.now() - since);
  }

  #send(role: Role, now: number): Promise<void> | void {
    const due = this.#due.get(role);
    const view = this.#view([...(due ?? [])]);
    due?.clear();
    this.#lastPush.set(role, now);
    const sending = this.#parts.emit(role, view);
    if (!sending) return;
    this.#busy.add(role);
    return sending.finally(() => this.#busy.delete(role));
  }

  #workOut(): void {
    const { chapter, room } = this.#parts;
    const { state, version } = room;
    for (const name of this.#stale) this.#set(name, chapter.slices[name].view(state));
    this.#stale.clear();
    this.#version = version;
  }

  /** Remembers a slice, and who has yet to be sent it, if it is not what it was. */
  #set(name: SliceName<Of>, value: unknown): void {
    const text = JSON.stringify(value);
    if (this.#texts.get(name) === text) return;
    this.#texts.set(name, text);
    this.#values.set(name, value);
    for (const role of roles)
      if (this.#parts.chapter.reads(role).includes(name)) this.#due.get(role)?.add(name);
  }

  #view(names: readonly SliceName<Of>[]): View<Of> {
    const known = names.filter((name) => this.#values.has(name));
    // Each value was set under its own name; the compiler can't follow that through a list of entries.
    const slices = Object.fromEntries(known.map((name) => [name, this.#values.get(name)])) as Partial<
      AllSlices<Of>
    >;
    return { version: this.#version, now: this.#parts.clock(), slices };
  }
}

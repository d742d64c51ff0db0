/** Coalesces changes and pushes slices to roles: crew and screens at once, the audience at most ten times a second. */
import { passRoles, roles, type Role } from '../../shared/kernel/roles.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { reads } from '../../shared/night/rights.ts';
import type { AspectName } from '../../shared/night/state.ts';
import { stateSliceNames, stateSlices, type LiveSlices, type SliceName, type Slices, type StateSliceName } from '../../shared/views/slices.ts';
import type { ViewMessage } from '../../shared/wire.ts';
import type { Batch, Room } from '../room/room.ts';

/** The shortest time between two pushes that nobody of the crew caused. */
const CALM_MS = 100;

/** Sends a role its view; where that takes a while, resolves when it is done. */
export type Emit = (role: Role, message: ViewMessage) => Promise<void> | void;

/** The audience last: a full hall takes a while, and the wall waits for nobody. */
const inTurn: readonly Role[] = [...passRoles, 'phone'];

export interface PublisherParts {
  readonly room: Room;
  readonly clock: () => Instant;
  readonly emit: Emit;
  /** How long it took until something was on its way to everybody whom it concerns. */
  readonly measure?: (ms: number) => void;
}

type Values = { -readonly [Name in SliceName]?: Slices[Name] };

const copy = <Name extends SliceName>(name: Name, from: Values, to: Values): void => {
  const value = from[name];
  if (value !== undefined) to[name] = value;
};

const touchedBy = (moved: ReadonlySet<AspectName>): StateSliceName[] =>
  stateSliceNames.filter((name) => stateSlices[name].of.some((aspect) => moved.has(aspect)));

export class Publisher {
  readonly #parts: PublisherParts;
  /** What was last published; newcomers get exactly this, never what is not durable yet. */
  readonly #values: Values = {};
  readonly #texts = new Map<SliceName, string>();
  /** Slices that may have changed since they were last worked out. */
  readonly #stale = new Set<StateSliceName>();
  /** Slices that did change, and that a role has not been sent yet. */
  readonly #due: ReadonlyMap<Role, Set<SliceName>> = new Map(roles.map((role) => [role, new Set()]));
  readonly #lastPush = new Map<Role, number>();
  /** Roles whose last view is still on its way to some of them. */
  readonly #busy = new Set<Role>();
  #timer: NodeJS.Timeout | null = null;
  #version = 0;

  /** Begins with the room's state of this moment. */
  constructor(parts: PublisherParts) {
    this.#parts = parts;
    for (const name of stateSliceNames) this.#stale.add(name);
    this.#workOut();
    for (const due of this.#due.values()) due.clear();
    parts.room.listen({ batch: (batch) => this.#onBatch(batch) });
  }

  /** The whole view of a role, as last published. */
  full(role: Role): ViewMessage {
    return this.#message(reads[role]);
  }

  /** Says something of this moment that no log holds. */
  tell<Name extends keyof LiveSlices>(name: Name, value: LiveSlices[Name]): void {
    this.#set(name, value);
    this.#push(false);
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }

  #onBatch({ moved, urgent }: Batch): void {
    for (const name of touchedBy(moved)) this.#stale.add(name);
    this.#push(urgent);
  }

  /** Sends what is due to every role whose time has come, and comes back for the others. */
  #push(urgent: boolean): void {
    const now = performance.now();
    const ready = inTurn.filter((role) => {
      if (this.#busy.has(role)) return false;
      const calm = now - (this.#lastPush.get(role) ?? -CALM_MS) >= CALM_MS;
      return calm || (urgent && role !== 'phone');
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
    const message = this.#message([...(due ?? [])]);
    due?.clear();
    this.#lastPush.set(role, now);
    const sending = this.#parts.emit(role, message);
    if (!sending) return;
    this.#busy.add(role);
    return sending.finally(() => this.#busy.delete(role));
  }

  #workOut(): void {
    const { state, version } = this.#parts.room;
    for (const name of this.#stale) this.#refresh(name, state);
    this.#stale.clear();
    this.#version = version;
  }

  #refresh<Name extends StateSliceName>(name: Name, state: Room['state']): void {
    this.#set(name, stateSlices[name].view(state));
  }

  /** Remembers a slice, and who has yet to hear of it, if it is not what it was. */
  #set<Name extends SliceName>(name: Name, value: Values[Name]): void {
    const text = JSON.stringify(value);
    if (this.#texts.get(name) === text) return;
    this.#texts.set(name, text);
    this.#values[name] = value;
    for (const role of roles) if (reads[role].includes(name)) this.#due.get(role)?.add(name);
  }

  #message(names: readonly SliceName[]): ViewMessage {
    const slices: Values = {};
    for (const name of names) copy(name, this.#values, slices);
    return { version: this.#version, now: this.#parts.clock(), slices };
  }
}

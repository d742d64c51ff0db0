/** What this phone has said about who is here: tapped, sent or counted, and never said to be more than it is. */
import { passing, type RefusalCode } from '../../shared/refusals.ts';
import type { CheckIn } from '../../shared/turnout.ts';
import { forget, keep, recall } from '../link/device-memory.ts';
import { newCommandId } from '../link/outbox.svelte.ts';
import type { RoleStore } from '../link/role-store.svelte.ts';
import { isStale, readTapped, writeTapped, type Tapped } from './tapped.ts';

/** `unsent`: kept on this phone until it is connected · `stuck`: the server could not write it down, and is asked again. */
export type CheckInState = 'sending' | 'stuck' | 'unsent' | 'counted';

const KEPT = 'assembly-night/said';
const again = (): number => 3_000 + Math.random() * 5_000;

export class CheckInDesk {
  /** Tapped, and without an answer. */
  #tapped: Tapped | null = $state.raw(null);
  /** The state in which the server has counted it; what it made of it comes a moment later. */
  #answeredAt = $state(Infinity);
  #stuck = $state(false);
  /** Why the last one was not counted. */
  refusal: RefusalCode | 'lapsed' | 'elsewhere' | null = $state(null);
  readonly #store: RoleStore;
  readonly #code: string;

  /** What was tapped before a reload and not answered is said now, unless it means nothing any more. */
  constructor(store: RoleStore, code: string) {
    this.#store = store;
    this.#code = code;
    const kept = readTapped(recall(KEPT));
    if (!kept) return;
    if (kept.code !== code) this.#drop('elsewhere');
    else if (isStale(kept)) this.#drop('lapsed');
    else this.#say(kept);
  }

  readonly #open: Tapped | null = $derived.by(() => {
    const version = this.#store.mine?.version ?? -1;
    return version >= this.#answeredAt ? null : this.#tapped;
  });

  /** What this phone says: the last thing tapped, else what is counted. */
  readonly current: CheckIn | null = $derived.by(() => this.#open ?? this.#store.mine?.checkIn ?? null);

  readonly state: CheckInState = $derived.by(() => {
    if (this.#open === null) return 'counted';
    const { status } = this.#store;
    if (status === 'reconnecting' || status === 'refused') return 'unsent';
    return this.#stuck ? 'stuck' : 'sending';
  });

  say({ delegation, party }: CheckIn): void {
    this.#say({ delegation, party, code: this.#code, id: newCommandId(), at: Date.now() });
  }

  #say(tapped: Tapped): void {
    this.#tapped = tapped;
    this.#answeredAt = Infinity;
    this.#stuck = false;
    this.refusal = null;
    keep(KEPT, writeTapped(tapped));
    void this.#send(tapped);
  }

  /** Under the same id as often as it takes: it counts once. */
  async #send(tapped: Tapped): Promise<void> {
    const { delegation, party, id } = tapped;
    const lapse = {
      isDue: () => this.#tapped !== tapped || isStale(tapped),
      tell: () => this.#forget(tapped, 'lapsed'),
    };
    const reply = await this.#store.send({ type: 'CheckIn', delegation, party }, id, lapse);
    // Something else was tapped meanwhile: its own answer will come.
    if (this.#tapped !== tapped) return;
    if (!reply.ok && passing.has(reply.refusal.code)) {
      this.#stuck = true;
      setTimeout(() => this.#tapped === tapped && void this.#send(tapped), again());
      return;
    }
    if (!reply.ok) return this.#forget(tapped, reply.refusal.code);
    this.#answeredAt = reply.version;
    forget(KEPT);
  }

  #forget(tapped: Tapped, why: CheckInDesk['refusal']): void {
    if (this.#tapped === tapped) this.#drop(why);
  }

  #drop(why: CheckInDesk['refusal']): void {
    this.#tapped = null;
    this.refusal = why;
    forget(KEPT);
  }
}

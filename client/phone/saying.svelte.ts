/** Something tapped on this phone, on its way to the hall: sent under one id until it is answered, and never said to be more than it is. */
import { passing, type RefusalCode } from '../../shared/kernel/refusals.ts';
import type { CommandInput } from '../../shared/night/commands.ts';
import { forget, keep, recall } from '../link/device-memory.ts';
import type { RoleStore } from '../link/role-store.svelte.ts';
import { isStale, type Tapped } from './tapped.ts';

/** `unsent`: kept on this phone until it is connected · `stuck`: the server could not write it down, and is asked again. */
export type SayingState = 'sending' | 'stuck' | 'unsent' | 'counted';

/** Why it was not counted. `lapsed`: kept for half a day · `elsewhere`: tapped under another code. Neither was ever sent. */
export type Dropped = RefusalCode | 'lapsed' | 'elsewhere';

export interface Manner<Said extends Tapped> {
  /** Under which the device remembers it. */
  readonly key: string;
  readonly write: (said: Said) => string;
  readonly read: (kept: string | null) => Said | null;
  readonly command: (said: Said) => CommandInput;
  readonly counted?: (said: Said) => void;
}

const again = (): number => 3_000 + Math.random() * 5_000;

export class Saying<Said extends Tapped> {
  /** Tapped, and without an answer. */
  #tapped: Said | null = $state.raw(null);
  /** The state in which the server has counted it; what it made of it comes a moment later. */
  #answeredAt = $state(Infinity);
  #stuck = $state(false);
  /** The last one, where it was not counted. */
  dropped: { readonly said: Said; readonly why: Dropped } | null = $state.raw(null);
  readonly #store: RoleStore;
  readonly #manner: Manner<Said>;

  /** What was tapped before a reload and not answered is said now, unless it means nothing any more. */
  constructor(store: RoleStore, code: string, manner: Manner<Said>) {
    this.#store = store;
    this.#manner = manner;
    const kept = manner.read(recall(manner.key));
    if (!kept) return;
    if (kept.code !== code) this.#drop(kept, 'elsewhere');
    else if (isStale(kept)) this.#drop(kept, 'lapsed');
    else this.say(kept);
  }

  /** Tapped, and not yet in what the server shows. */
  readonly open: Said | null = $derived.by(() => {
    const version = this.#store.mine?.version ?? -1;
    return version >= this.#answeredAt ? null : this.#tapped;
  });

  readonly state: SayingState = $derived.by(() => {
    if (this.open === null) return 'counted';
    const { status } = this.#store;
    if (status === 'reconnecting' || status === 'refused') return 'unsent';
    return this.#stuck ? 'stuck' : 'sending';
  });

  say(said: Said): void {
    this.#tapped = said;
    this.#answeredAt = Infinity;
    this.#stuck = false;
    this.dropped = null;
    keep(this.#manner.key, this.#manner.write(said));
    void this.#send(said);
  }

  /** Under the same id as often as it takes: it counts once. */
  async #send(said: Said): Promise<void> {
    const lapse = {
      isDue: () => this.#tapped !== said || isStale(said),
      onlapse: () => this.#forget(said, 'lapsed'),
    };
    const reply = await this.#store.send(this.#manner.command(said), said.id, lapse);
    // Something else was tapped meanwhile: its own answer will come.
    if (this.#tapped !== said) return;
    if (!reply.ok && passing.has(reply.refusal.code)) {
      this.#stuck = true;
      setTimeout(() => this.#tapped === said && void this.#send(said), again());
      return;
    }
    if (!reply.ok) return this.#forget(said, reply.refusal.code);
    this.#manner.counted?.(said);
    this.#answeredAt = reply.version;
    forget(this.#manner.key);
  }

  #forget(said: Said, why: Dropped): void {
    if (this.#tapped === said) this.#drop(said, why);
  }

  #drop(said: Said, why: Dropped): void {
    this.#tapped = null;
    this.dropped = { said, why };
    forget(this.#manner.key);
  }
}

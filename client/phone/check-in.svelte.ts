/** What this phone has said about who is here: tapped, sent or counted, and never said to be more than it is. */
import { passing, type RefusalCode } from '../../shared/refusals.ts';
import type { CheckIn } from '../../shared/turnout.ts';
import { forget, keep, recall } from '../link/device-memory.ts';
import type { RoleStore } from '../link/role-store.svelte.ts';

/** `unsent`: kept on this phone until it is connected · `stuck`: the server could not write it down, and is asked again. */
export type CheckInState = 'sending' | 'stuck' | 'unsent' | 'counted';

const again = (): number => 3_000 + Math.random() * 5_000;

const read = (text: string | null): CheckIn | null => {
  const [delegation, party] = (text ?? '').split(' ');
  return delegation && Number(party) > 0 ? { delegation, party: Number(party) } : null;
};

export class CheckInDesk {
  /** Tapped, and without an answer. */
  #said: CheckIn | null = $state.raw(null);
  #answered: { readonly version: number; readonly checkIn: CheckIn } | null = $state.raw(null);
  #stuck = $state(false);
  /** Why the last one was not counted. */
  refusal: RefusalCode | null = $state(null);
  readonly #store: RoleStore;
  readonly #key: string;

  /** What was tapped before a reload and not answered is said now. */
  constructor(store: RoleStore, code: string) {
    this.#store = store;
    this.#key = `assembly-night/said/${code}`;
    const before = read(recall(this.#key));
    if (before) this.say(before);
  }

  readonly #counted = $derived.by((): CheckIn | null => {
    const { mine } = this.#store;
    const answered = this.#answered;
    // The answer may be here before the server's own word on what this phone has said.
    if (answered && answered.version > (mine?.version ?? -1)) return answered.checkIn;
    return mine?.checkIn ?? null;
  });

  /** What this phone says: the last thing tapped, else what is counted. */
  readonly current: CheckIn | null = $derived(this.#said ?? this.#counted);

  readonly state: CheckInState = $derived.by(() => {
    if (this.#said === null) return 'counted';
    const { status } = this.#store;
    if (status === 'reconnecting' || status === 'refused') return 'unsent';
    return this.#stuck ? 'stuck' : 'sending';
  });

  say(checkIn: CheckIn): void {
    this.#said = checkIn;
    this.#stuck = false;
    this.refusal = null;
    keep(this.#key, `${checkIn.delegation} ${checkIn.party}`);
    void this.#send(checkIn);
  }

  async #send(checkIn: CheckIn): Promise<void> {
    const reply = await this.#store.send({ type: 'CheckIn', ...checkIn });
    // Something else was tapped meanwhile: its own answer will come.
    if (this.#said !== checkIn) return;
    if (!reply.ok && passing.has(reply.refusal.code)) {
      this.#stuck = true;
      setTimeout(() => this.#said === checkIn && void this.#send(checkIn), again());
      return;
    }
    if (reply.ok) this.#answered = { version: reply.version, checkIn };
    else this.refusal = reply.refusal.code;
    this.#said = null;
    forget(this.#key);
  }
}

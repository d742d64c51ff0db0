/** What this phone has said about who is here: tapped, sent or counted. */
import type { CheckIn } from '../../../shared/turnout/state.ts';
import { newCommandId } from '../../link/outbox.svelte.ts';
import type { RoleStore } from '../../link/role-store.svelte.ts';
import { Saying, type Dropped, type Manner, type SayingState } from '../saying.svelte.ts';
import { readTapped, writeTapped, type TappedCheckIn } from '../tapped.ts';

const manner: Manner<TappedCheckIn> = {
  key: 'assembly-night/said',
  read: readTapped,
  write: writeTapped,
  command: ({ delegation, party }) => ({ type: 'CheckIn', delegation, party }),
};

export class CheckInWork {
  readonly #saying: Saying<TappedCheckIn>;
  readonly #store: RoleStore;
  readonly #code: string;

  constructor(store: RoleStore, code: string) {
    this.#store = store;
    this.#code = code;
    this.#saying = new Saying(store, code, manner);
  }

  /** What this phone says: the last thing tapped, else what is counted. */
  get current(): CheckIn | null {
    return this.#saying.open ?? this.#store.mine?.checkIn ?? null;
  }

  get state(): SayingState {
    return this.#saying.state;
  }

  /** Why the last one was not counted. */
  get refusal(): Dropped | null {
    return this.#saying.dropped?.why ?? null;
  }

  say({ delegation, party }: CheckIn): void {
    this.#saying.say({ delegation, party, code: this.#code, id: newCommandId(), at: Date.now() });
  }
}

/** What a steward says about the ballot in the hall: hands, a delegation's objection, a vote for somebody with a card and no phone. */
import type { RoleStore } from '../link/role-store.svelte.ts';
import { Asking } from './asking.svelte.ts';

export class BallotDesk {
  /** Hands and objections. */
  readonly floor: Asking;
  readonly card: Asking;
  readonly #store: RoleStore;

  constructor(store: RoleStore) {
    this.#store = store;
    this.floor = new Asking(store);
    this.card = new Asking(store);
  }

  /** Of this page: its own count is known by it. */
  get pass(): string | null {
    return this.#store.pass;
  }

  count(ballot: string, counts: Record<string, number>): void {
    void this.floor.say({ type: 'CountHands', ballot, counts });
  }

  object(ballot: string, delegation: string, choice: string | null): void {
    void this.floor.say({ type: 'RecordVeto', ballot, delegation, choice });
  }

  /** Resolves to whether the vote is counted. */
  async cast(ballot: string, choices: readonly string[], card: string): Promise<boolean> {
    const reply = await this.card.say({ type: 'CastBallot', ballot, choices: [...choices], card });
    return reply?.ok === true;
  }
}

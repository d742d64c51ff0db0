/** What a steward says about the ballot in the hall: hands, a delegation's objection, a vote for somebody with a card and no phone. */
import { HALL_PARTS, type HallPart } from '../../../shared/ballots/hall-parts.ts';
import { keep, recall } from '../../link/device-memory.ts';
import type { Accepted } from '../../../shared/wire.ts';
import type { RoleStore } from '../../link/role-store.svelte.ts';
import { Asking } from '../asking.svelte.ts';

const PART = 'assembly-night/part-of-the-hall';

export class BallotDesk {
  /** Hands and objections. */
  readonly floor: Asking;
  readonly card: Asking;
  #part: HallPart | null = $state(HALL_PARTS.find((part) => part === recall(PART)) ?? null);

  constructor(store: RoleStore) {
    this.floor = new Asking(store);
    this.card = new Asking(store);
  }

  /** Where this steward counts hands, for this ballot and the next; null for the whole hall. */
  get part(): HallPart | null {
    return this.#part;
  }

  countIn(part: HallPart | null): void {
    this.#part = part;
    keep(PART, part ?? '');
  }

  count(ballot: string, counts: Record<string, number>): void {
    void this.floor.say({ type: 'CountHands', ballot, part: this.#part, counts });
  }

  object(ballot: string, delegation: string, choice: string | null): void {
    void this.floor.say({ type: 'RecordVeto', ballot, delegation, choice });
  }

  /** Resolves with the answer once the vote is counted; null where it isn't. */
  async cast(ballot: string, choices: readonly string[], card: string): Promise<Accepted | null> {
    const reply = await this.card.say({ type: 'CastBallot', ballot, choices: [...choices], card });
    return reply?.ok ? reply : null;
  }
}

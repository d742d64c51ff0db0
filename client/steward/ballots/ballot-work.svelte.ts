/** What a steward says about the ballot in the hall: hands, a delegation's objection, a vote for somebody with a card and no phone. */
import { HALL_PARTS, type HallPart } from '../../../shared/ballots/hall-parts.ts';
import { keep, recall } from '../../link/device-memory.ts';
import type { Accepted } from '../../../shared/wire.ts';
import type { Sender } from '../../link/sender.svelte.ts';

const PART = 'assembly-night/part-of-the-hall';

export class BallotWork {
  readonly #sender: Sender;
  #part: HallPart | null = $state(HALL_PARTS.find((part) => part === recall(PART)) ?? null);

  constructor(sender: Sender) {
    this.#sender = sender;
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
    void this.#sender.say('floor', { type: 'CountHands', ballot, part: this.#part, counts });
  }

  object(ballot: string, delegation: string, choice: string | null): void {
    void this.#sender.say('floor', { type: 'RecordVeto', ballot, delegation, choice });
  }

  /** Resolves with the answer once the vote is counted; null where it isn't. */
  cast(ballot: string, choices: readonly string[], card: string): Promise<Accepted | null> {
    return this.#sender.say('card', { type: 'CastBallot', ballot, choices: [...choices], card });
  }
}

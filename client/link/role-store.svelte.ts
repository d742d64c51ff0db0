/** What the server has shown one role, whether the link to it is alive, and the way to tell it something. */
import type { PrintedCard } from '../../shared/ballots/ballot-box.ts';
import type { Refusal } from '../../shared/kernel/refusals.ts';
import type { CommandInput } from '../../shared/night/commands.ts';
import type { Slices } from '../../shared/views/slices.ts';
import type { MineMessage, Reply, ViewMessage } from '../../shared/wire.ts';
import { Outbox, type Lapse } from './outbox.svelte.ts';
import { ServerClock } from './server-clock.svelte.ts';

/** `refused`: the server does not let this page in, and `refusal` says why. In all the others the last picture stays. */
export type LinkStatus = 'connecting' | 'live' | 'reconnecting' | 'refused';

export class RoleStore {
  slices: Partial<Slices> = $state.raw({});
  version = $state(0);
  status: LinkStatus = $state('connecting');
  refusal: Refusal | null = $state.raw(null);
  /** Phones only: what this phone has said. */
  mine: MineMessage | null = $state.raw(null);
  /** Chairs only: every voting card with its code, to print them. */
  cards: () => Promise<readonly PrintedCard[]> = () => Promise.resolve([]);
  readonly clock = new ServerClock();
  readonly outbox = new Outbox();

  /** How many commands have no answer yet. */
  get waiting(): number {
    return this.outbox.waiting;
  }

  /** Resolves once the server has answered; offline it waits, and is sent once when the link is back. */
  send(command: CommandInput, id?: string, lapse?: Lapse): Promise<Reply> {
    return this.outbox.send(command, id, lapse);
  }

  /** A view older than the one at hand is dropped; slices that it doesn't name stay as they are. */
  show({ version, now, slices }: ViewMessage): void {
    // What runs moved along with the server's clock, in this same view.
    if (this.#isStep(slices)) this.clock.doubt();
    this.clock.heard(now);
    this.status = 'live';
    this.refusal = null;
    if (version < this.version) return;
    this.version = version;
    this.slices = { ...this.slices, ...slices };
  }

  #isStep({ night }: Partial<Slices>): boolean {
    const before = this.slices.night;
    return night !== undefined && before !== undefined && night.steppedMs !== before.steppedMs;
  }

  remember(mine: MineMessage): void {
    if (this.mine === null || mine.version >= this.mine.version) this.mine = mine;
  }

  lost(): void {
    if (this.status === 'live') this.status = 'reconnecting';
  }

  refused(refusal: Refusal): void {
    this.refusal = refusal;
    this.status = 'refused';
  }
}

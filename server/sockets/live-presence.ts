/** Who is connected to one assembly at this moment, at whichever node, as its chair is shown it. */
import type { Actor } from '../../shared/kernel/decider.ts';
import type { Night } from '../../shared/night/chapter.ts';
import type { PresenceView } from '../../shared/views/crew.ts';
import type { LogCommit } from '../log/log.ts';
import type { Metrics } from '../metrics.ts';
import type { NightRoom } from '../night/rooms.ts';
import type { PresenceBus, PresenceChannel } from './presence-bus.ts';
import { Presence, together } from './presence.ts';
import type { Publisher } from './publisher.ts';

/** Ten phones for a seat, and never fewer than 20,000: enough for every load test, and a limit for a script that never stops. */
export const mostPhonesFor = (seats: number): number => Math.max(20_000, seats * 10);

export interface LivePresenceParts {
  readonly room: NightRoom;
  readonly publisher: Publisher<Night>;
  readonly presenceBus: PresenceBus;
  readonly metrics: Pick<Metrics, 'connections'>;
  /** How many phones' pages a hall has room for. */
  readonly mostPhones: (seats: number) => number;
}

export class LivePresence {
  readonly #parts: LivePresenceParts;
  readonly #here = new Presence();
  /** Who is connected to the other nodes. */
  #elsewhere: readonly PresenceView[] = [];
  readonly #channel: PresenceChannel;

  constructor(parts: LivePresenceParts) {
    this.#parts = parts;
    this.#channel = parts.presenceBus.join(parts.room.id, (others) => {
      this.#elsewhere = others;
      this.#publish();
    });
    this.#changed();
    parts.room.listen({
      batch: ({ commits, moved }) => {
        if (moved.has('turnout')) this.#countCheckIns(commits);
      },
      openedAnew: () => this.#here.nobodyCheckedIn(),
    });
  }

  /** No other node serves this assembly, as far as is known here. */
  get isAlone(): boolean {
    return this.#elsewhere.length === 0;
  }

  /** No phone is let in that has not checked in. */
  get isFull(): boolean {
    const { room, mostPhones } = this.#parts;
    const seats = room.state.plan.assembly.venue?.seats ?? 0;
    const elsewhere = this.#elsewhere.reduce((sum, { phones }) => sum + phones, 0);
    return this.#here.phonePages + elsewhere >= mostPhones(seats);
  }

  /** A connection came (1) or went (−1). */
  count(actor: Actor, step: 1 | -1): void {
    const { room, metrics } = this.#parts;
    this.#here.add(actor, step);
    if (room.state.turnout.checkIns.has(actor.id)) this.#here.checkedIn(actor.id);
    metrics.connections.inc({ role: actor.role }, step);
    this.#changed();
  }

  leave(): void {
    this.#channel.leave();
  }

  #countCheckIns(commits: readonly LogCommit[]): void {
    for (const { by, events } of commits)
      for (const { type } of events) {
        if (type === 'CheckedIn' || type === 'GroupClaimed') this.#here.checkedIn(by);
        if (type === 'RehearsalEnded') this.#here.nobodyCheckedIn();
      }
    this.#changed();
  }

  #changed(): void {
    this.#channel.send(this.#here.view());
    this.#publish();
  }

  /** All devices, whichever node they are connected to. */
  #publish(): void {
    const { publisher } = this.#parts;
    const here = this.#here.view();
    const presence = this.#elsewhere.length === 0 ? here : together([here, ...this.#elsewhere]);
    publisher.show('presence', presence);
    publisher.show('displays', { stage: presence.devices.stage });
  }
}

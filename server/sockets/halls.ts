/** A hall is a room with its audience: the publisher that feeds it, and who is connected. */
import type { KeyObject } from 'node:crypto';
import type { Logger } from 'pino';
import type { Actor } from '../../shared/kernel/decider.ts';
import type { Role } from '../../shared/kernel/roles.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { LinksView, PresenceView } from '../../shared/views/crew.ts';
import type { ViewMessage } from '../../shared/wire.ts';
import type { PrintedCard } from '../../shared/ballots/ballot-box.ts';
import type { BallotKeys } from '../night/ballot-keys.ts';
import { ReplicationLag } from './replication-lag.ts';
import type { LogCommit } from '../log/log.ts';
import type { Metrics } from '../metrics.ts';
import type { PassSecrets } from '../night/passes.ts';
import type { PresenceChannel, PresenceBus } from './presence-bus.ts';
import { Presence, together } from './presence.ts';
import { Publisher, type Emit } from './publisher.ts';
import type { Room } from '../room/room.ts';
import { linkedPasses, type OpenRoom, type Rooms } from '../night/rooms.ts';

/** Ten phones for a seat, and never fewer than this: room for every test of strength, and an end to a script's zeal. */
const LEAST_PHONES = 20_000;
const PHONES_PER_SEAT = 10;

export interface HallParts {
  readonly open: OpenRoom;
  readonly clock: () => Instant;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly presenceBus: PresenceBus;
}

export class Hall {
  readonly room: Room;
  readonly ballotKeys: BallotKeys;
  readonly #open: OpenRoom;
  readonly #publisher: Publisher;
  readonly #presence = new Presence();
  /** Who is connected to the other nodes. */
  #elsewhere: readonly PresenceView[] = [];
  readonly #channel: PresenceChannel;
  readonly #metrics: Metrics;
  #emit: Emit = () => {};

  constructor({ open, clock, metrics, logger, presenceBus }: HallParts) {
    this.room = open.room;
    this.ballotKeys = open.ballotKeys;
    this.#open = open;
    this.#metrics = metrics;
    this.#publisher = new Publisher({
      room: open.room,
      clock,
      emit: (role, message) => this.#emit(role, message),
      measure: (ms) => metrics.publish.observe(ms / 1000),
    });
    this.#channel = presenceBus.join(open.room.id, (others) => {
      this.#elsewhere = others;
      this.#showPresence();
    });
    this.#publisher.tell('service', { saving: open.room.saving });
    this.#tellPresence();
    this.#publisher.tell('links', this.#links());
    const lag = new ReplicationLag({ assembly: open.room.id, clock, metrics, logger });
    open.room.listen({
      batch: ({ commits, moved, appendMs }) => {
        if (moved.has('people')) this.#publisher.tell('links', this.#links());
        if (moved.has('turnout')) this.#countCheckIns(commits);
        if (appendMs === null) return lag.observe(commits);
        metrics.batch.observe(commits.length);
        metrics.append.observe(appendMs / 1000);
      },
      saving: (saving, fault) => {
        if (fault) logger.error({ err: fault, assembly: open.room.id }, 'saving failed');
        else logger.warn({ assembly: open.room.id }, 'saving works again');
        this.#publisher.tell('service', { saving });
      },
      openedAnew: () => {
        logger.warn({ assembly: open.room.id }, 'opened anew by another node: everybody comes in again');
        this.#presence.nobodyCheckedIn();
      },
    });
  }

  get id(): string {
    return this.room.id;
  }

  get secrets(): PassSecrets {
    return this.#open.keys.secrets;
  }

  get phoneKey(): KeyObject {
    return this.#open.keys.phoneKey;
  }

  get cards(): readonly PrintedCard[] {
    return this.#open.keys.cards;
  }

  get isFull(): boolean {
    const seats = this.room.state.plan.assembly.venue?.seats ?? 0;
    const elsewhere = this.#elsewhere.reduce((sum, { phones }) => sum + phones, 0);
    return this.#presence.phonePages + elsewhere >= Math.max(LEAST_PHONES, seats * PHONES_PER_SEAT);
  }

  onView(emit: Emit): void {
    this.#emit = emit;
  }

  /** Resolves once memory holds nothing but what is stored; with false where the log can't be read just now. */
  async isSettled(): Promise<boolean> {
    try {
      await this.room.settled();
      return true;
    } catch {
      // The room has said so.
      return false;
    }
  }

  fullView(role: Role): ViewMessage {
    return this.#publisher.full(role);
  }

  /** A connection came (1) or went (−1). */
  arrive(actor: Actor, step: 1 | -1): void {
    const { role } = actor;
    this.#presence.add(actor, step);
    if (this.room.state.turnout.checkIns.has(actor.id)) this.#presence.checkedIn(actor.id);
    this.#metrics.connections.inc({ role }, step);
    this.#tellPresence();
  }

  #countCheckIns(commits: readonly LogCommit[]): void {
    for (const { by, events } of commits)
      for (const { type } of events) {
        if (type === 'CheckedIn' || type === 'GroupClaimed') this.#presence.checkedIn(by);
        if (type === 'RehearsalEnded') this.#presence.nobodyCheckedIn();
      }
    this.#tellPresence();
  }

  /** Where phones reach this server, known once it listens. */
  settleAt(address: string): void {
    this.#publisher.tell('place', { address });
  }

  /** A command was answered, `ms` after it had come. */
  count(role: Role, command: string, outcome: string, ms: number): void {
    this.#metrics.commands.inc({ role, command, outcome });
    this.#metrics.answer.observe({ role }, ms / 1000);
  }

  #tellPresence(): void {
    this.#channel.send(this.#presence.view());
    this.#showPresence();
  }

  /** The whole hall, whichever node its devices are connected to. */
  #showPresence(): void {
    const here = this.#presence.view();
    const presence = this.#elsewhere.length === 0 ? here : together([here, ...this.#elsewhere]);
    this.#publisher.tell('presence', presence);
    this.#publisher.tell('displays', { stage: presence.devices.stage });
  }

  #links(): LinksView {
    const links = linkedPasses(this.#open).map(({ pass, path }) => [pass, path]);
    return { byPass: Object.fromEntries(links) };
  }

  close(): void {
    this.#channel.leave();
    this.#publisher.close();
  }
}

export class Halls {
  readonly #rooms: Rooms;
  readonly #halls = new Map<string, Hall>();
  readonly #listeners: ((hall: Hall) => void)[] = [];

  constructor(rooms: Rooms, parts: Omit<HallParts, 'open'>) {
    this.#rooms = rooms;
    rooms.each((open) => {
      const hall = new Hall({ ...parts, open });
      this.#halls.set(hall.id, hall);
      for (const listener of this.#listeners) listener(hall);
    });
  }

  /** Now for every hall that is open, and later for those that open. */
  each(listener: (hall: Hall) => void): void {
    this.#listeners.push(listener);
    this.all.forEach(listener);
  }

  get all(): readonly Hall[] {
    return [...this.#halls.values()];
  }

  find(idOrCode: string): Hall | null {
    return this.#hallOf(this.#rooms.find(idOrCode));
  }

  byFormerCode(code: string): Hall | null {
    return this.#hallOf(this.#rooms.byFormerCode(code));
  }

  close(): void {
    for (const hall of this.all) hall.close();
  }

  #hallOf(open: OpenRoom | null): Hall | null {
    return open ? (this.#halls.get(open.room.id) ?? null) : null;
  }
}

/** A hall is a room with its audience: the publisher that feeds it, and who is connected. */
import type { KeyObject } from 'node:crypto';
import type { Logger } from 'pino';
import type { Actor } from '../shared/decider.ts';
import type { Role } from '../shared/roles.ts';
import type { Instant } from '../shared/time.ts';
import type { LinksView } from '../shared/views/crew.ts';
import type { ViewMessage } from '../shared/wire.ts';
import type { PrintedCard } from '../shared/ballot-box.ts';
import type { BallotKeys } from './ballot-box.ts';
import type { LogCommit } from './log/log.ts';
import type { Metrics } from './metrics.ts';
import type { PassSecrets } from './passes.ts';
import { Presence } from './presence.ts';
import { Publisher, type Emit } from './publisher.ts';
import type { Room } from './room.ts';
import { linkedPasses, type OpenRoom, type Rooms } from './rooms.ts';

/** Ten phones for a seat, and never fewer than this: room for every test of strength, and an end to a script's zeal. */
const LEAST_PHONES = 20_000;
const PHONES_PER_SEAT = 10;

export interface HallParts {
  readonly open: OpenRoom;
  readonly clock: () => Instant;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

export class Hall {
  readonly room: Room;
  readonly secrets: PassSecrets;
  readonly phoneKey: KeyObject;
  readonly ballotKeys: BallotKeys;
  readonly cards: readonly PrintedCard[];
  readonly #publisher: Publisher;
  readonly #presence = new Presence();
  readonly #metrics: Metrics;
  #emit: Emit = () => {};

  constructor({ open, clock, metrics, logger }: HallParts) {
    this.room = open.room;
    this.secrets = open.secrets;
    this.phoneKey = open.phoneKey;
    this.ballotKeys = open.ballotKeys;
    this.cards = open.cards;
    this.#metrics = metrics;
    this.#publisher = new Publisher({
      room: open.room,
      clock,
      emit: (role, message) => this.#emit(role, message),
      measure: (ms) => metrics.publish.observe(ms / 1000),
    });
    this.#publisher.tell('service', { saving: open.room.saving });
    this.#tellPresence();
    this.#publisher.tell('links', this.#links());
    open.room.listen({
      batch: ({ commits, moved, appendMs }) => {
        if (moved.has('people')) this.#publisher.tell('links', this.#links());
        if (moved.has('turnout')) this.#countCheckIns(commits);
        if (appendMs === null) return;
        metrics.batch.observe(commits.length);
        metrics.append.observe(appendMs / 1000);
      },
      saving: (saving, fault) => {
        if (fault) logger.error({ err: fault, assembly: open.room.id }, 'saving failed');
        else logger.warn({ assembly: open.room.id }, 'saving works again');
        this.#publisher.tell('service', { saving });
      },
    });
  }

  get id(): string {
    return this.room.id;
  }

  get isFull(): boolean {
    const seats = this.room.state.plan.assembly.venue?.seats ?? 0;
    return this.#presence.phonePages >= Math.max(LEAST_PHONES, seats * PHONES_PER_SEAT);
  }

  onView(emit: Emit): void {
    this.#emit = emit;
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
    this.#publisher.tell('presence', this.#presence.view());
  }

  /** Where phones reach this server, known once it listens. */
  settleAt(address: string): void {
    this.#publisher.tell('place', { address });
  }

  count(role: Role, command: string, outcome: string): void {
    this.#metrics.commands.inc({ role, command, outcome });
  }

  #tellPresence(): void {
    const presence = this.#presence.view();
    this.#publisher.tell('presence', presence);
    this.#publisher.tell('displays', { stage: presence.devices.stage });
  }

  #links(): LinksView {
    const { room, secrets } = this;
    const links = linkedPasses({ room, secrets }).map(({ pass, path }) => [pass, path]);
    return { byPass: Object.fromEntries(links) };
  }

  close(): void {
    this.#publisher.close();
  }
}

export class Halls {
  readonly #rooms: Rooms;
  readonly #halls: ReadonlyMap<string, Hall>;

  constructor(rooms: Rooms, parts: Omit<HallParts, 'open'>) {
    this.#rooms = rooms;
    this.#halls = new Map(rooms.all.map((open) => [open.room.id, new Hall({ ...parts, open })]));
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

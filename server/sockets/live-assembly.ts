/** One assembly as it is served: its room, and the way from the room to whoever is connected. */
import type { Logger } from 'pino';
import { night, type Night } from '../../shared/night/chapter.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { ClockJump, LinksView, ServiceView } from '../../shared/views/crew.ts';
import type { Metrics } from '../metrics.ts';
import { linkedPasses, type OpenRoom } from '../night/rooms.ts';
import { Audience } from './audience.ts';
import { followJump } from './clock-jumps.ts';
import { concernedPhones } from './concerned-phones.ts';
import { LivePresence } from './live-presence.ts';
import { mine } from './mine.ts';
import { missingOf } from './missing.ts';
import { MineQueue } from './mine-queue.ts';
import type { PresenceBus } from './presence-bus.ts';
import { showOutAtNewCode } from './lookers.ts';
import { Publisher } from './publisher.ts';
import { ReplicationLag } from './replication-lag.ts';
import { channelOf, type Connection, type SocketServer } from './socket-server.ts';

export interface ServingParts {
  readonly io: SocketServer;
  readonly clock: () => Instant;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly presenceBus: PresenceBus;
  readonly mostPhones: (seats: number) => number;
  /** Where phones reach this server. */
  readonly phoneAddress: () => string;
}

export interface LiveAssembly {
  readonly open: OpenRoom;
  readonly publisher: Publisher<Night>;
  readonly presence: LivePresence;
  /** The phones that are connected. */
  readonly audience: Audience<Connection>;
  /** The phones that are to be sent what they have said. */
  readonly mineQueue: MineQueue;
  /** The server's clock has jumped. */
  readonly clockJumped: (jump: ClockJump) => void;
}

/** Each role's view is encoded once, however many look on. */
const openPublisher = (
  { room }: OpenRoom,
  audience: Audience<Connection>,
  { io, clock, metrics }: ServingParts,
): Publisher<Night> =>
  new Publisher({
    chapter: night,
    room,
    clock,
    emit: (role, view) => {
      if (role === 'phone') return audience.show(view);
      io.to(channelOf.role(room.id, role)).emit('view', view);
    },
    measure: (ms) => metrics.publish.observe(ms / 1000),
  });

const linksOf = (open: OpenRoom): LinksView => ({
  byPass: Object.fromEntries(linkedPasses(open).map(({ pass, path }) => [pass, path])),
});

/**
 * Shows what the server knows beside the log: whether saving works, and what is missing, the keys that are not destroyed yet,
 * the links, the address. Returns what tells a jump of its clock.
 */
const showService = (
  open: OpenRoom,
  publisher: Publisher<Night>,
  { logger, phoneAddress }: ServingParts,
): ((jump: ClockJump) => void) => {
  const { room, ballotKeys } = open;
  let clock: ClockJump | null = null;
  let missing: ServiceView['missing'] | null = null;
  const show = (): void => {
    const { undestroyed } = ballotKeys;
    publisher.show('service', {
      saving: room.saving,
      ...(missing && { missing }),
      ...(clock && { clock }),
      ...(undestroyed > 0 && { undestroyed }),
    });
  };
  show();
  ballotKeys.onUndestroyed(show);
  publisher.show('links', linksOf(open));
  publisher.show('place', { address: phoneAddress() });
  room.listen({
    batch: ({ moved }) => {
      if (moved.has('people')) publisher.show('links', linksOf(open));
    },
    saving: (saving, fault) => {
      if (fault) logger.error({ err: fault, assembly: room.id }, 'saving failed');
      else logger.warn({ assembly: room.id }, 'saving works again');
      missing = saving === 'ok' ? null : (missingOf(fault) ?? missing);
      show();
    },
    openedAnew: () =>
      logger.warn({ assembly: room.id }, 'opened anew by another node: everybody comes in again'),
  });
  return (jump) => {
    clock = jump;
    show();
  };
};

/** How large batches are, how long they take, and how old they are when they come from another node. */
const measureBatches = ({ room }: OpenRoom, { clock, metrics, logger }: ServingParts): void => {
  const lag = new ReplicationLag({ assembly: room.id, clock, metrics, logger });
  room.listen({
    batch: ({ commits, appendMs }) => {
      if (appendMs === null) return lag.observe(commits);
      metrics.batch.observe(commits.length);
      metrics.append.observe(appendMs / 1000);
    },
  });
};

/** All tabs of a phone are sent what it has said, each with the card in its hand. */
const openMineQueue = ({ room }: OpenRoom, { io }: ServingParts): MineQueue => {
  const queue: MineQueue = new MineQueue(
    () => room.canBeRead(),
    (phone) => {
      // The next batch is being written: what memory holds of it isn't to be shown before it is stored.
      if (!room.isSettled) return queue.add(phone);
      const { adapter, sockets } = io.sockets;
      for (const tab of adapter.rooms.get(channelOf.phone(room.id, phone)) ?? []) {
        const socket = sockets.get(tab);
        socket?.emit('mine', mine(socket.data, null));
      }
    },
  );
  return queue;
};

/** What somebody else did to what phones have said reaches those phones. */
const updatePhones = ({ open: { room }, audience, mineQueue }: LiveAssembly): void =>
  room.listen({
    batch: (batch) => {
      const concerned = concernedPhones(night, room.state, batch);
      const phones = concerned === 'all' ? audience.all.map(({ data }) => data.actor.id) : concerned;
      for (const phone of phones) mineQueue.add(phone);
    },
  });

/** Ends the connections of whoever is no longer let in. */
const endConnections = ({ room }: OpenRoom, { io }: ServingParts): void =>
  room.listen({
    batch: ({ moved }) => {
      if (!moved.has('people')) return;
      for (const { pass, revoked } of room.state.people.passes.values())
        if (revoked) io.in(channelOf.pass(room.id, pass)).disconnectSockets(true);
    },
    openedAnew: () => {
      for (const socket of io.sockets.sockets.values())
        if (socket.data.assembly.open.room === room) socket.disconnect(true);
    },
  });

export const serve = (open: OpenRoom, parts: ServingParts): LiveAssembly => {
  const { room } = open;
  const audience = new Audience<Connection>();
  const publisher = openPublisher(open, audience, parts);
  const tellJump = showService(open, publisher, parts);
  const presence = new LivePresence({ room, publisher, ...parts });
  measureBatches(open, parts);
  const mineQueue = openMineQueue(open, parts);
  const clockJumped = (jump: ClockJump): void => {
    tellJump(presence.isAlone ? jump : { ...jump, isShared: true });
    // By whose clock something was begun, no commit says.
    if (presence.isAlone) followJump(room, jump, parts.logger);
  };
  const live: LiveAssembly = { open, publisher, presence, audience, mineQueue, clockJumped };
  updatePhones(live);
  endConnections(open, parts);
  showOutAtNewCode(live);
  return live;
};

/** Puts the parts together into one server; the seam that tests with real sockets use. */
import type { Logger } from 'pino';
import type { Plan } from '../shared/plan/plan.ts';
import type { Instant } from '../shared/kernel/time.ts';
import type { Clock } from './clock.ts';
import { phoneAddress } from './pages/phone-address.ts';
import type { MetricsFor } from './pages/operators.ts';
import type { HttpListener } from './pages/http-listener.ts';
import { Gateway } from './sockets/gateway.ts';
import { LiveAssemblies } from './sockets/live-assemblies.ts';
import type { Engine } from './sockets/guard/engine.ts';
import { isOwnOrigin } from './sockets/guard/origin.ts';
import { mostLines, OpenLines } from './sockets/guard/open-lines.ts';
import { SocketGuard } from './sockets/guard/socket-guard.ts';
import { openSocketServer, type SocketServer } from './sockets/socket-server.ts';
import { openHttp } from './pages/http.ts';
import { joinPath } from './pages/qr-code.ts';
import type { Log } from './log/log.ts';
import { openMetrics, type Metrics } from './metrics.ts';
import { mostPhonesFor } from './sockets/live-presence.ts';
import { noOtherNodes, type PresenceBus } from './sockets/presence-bus.ts';
import { byPassRole, type PassRole } from '../shared/kernel/roles.ts';
import { Records } from './record/records.ts';
import { linkedPasses, Rooms, type LinkedPass } from './night/rooms.ts';
import type { ServerAddress } from './terminal.ts';

export interface AppParts {
  /** It listens already. */
  readonly listener: HttpListener;
  readonly log: Log;
  /** Plans to open beside what the log already holds. */
  readonly plans: readonly Plan[];
  readonly distDir: string;
  readonly publicUrl: string | null;
  /** Who may ask for the figures; programs on this machine, unless it is said. */
  readonly metricsFor?: MetricsFor;
  readonly clock: () => Instant;
  /** Tells when that clock jumps; one that never does, unless it is named. */
  readonly clockJumps?: Pick<Clock, 'listen'>;
  readonly logger: Logger;
  /** How many phones' pages a hall with so many seats has room for. */
  readonly mostPhones?: (seats: number) => number;
  /** None, unless they are named. */
  readonly presenceBus?: PresenceBus;
}

/** How soon an assembly that another node opened is found. */
const LOOK_MS = 1_000;

/** Where everything is, as printed at the start. */
export interface AssemblyAddresses {
  readonly id: string;
  readonly title: string;
  readonly code: string;
  /** What phones scan and type. */
  readonly join: string;
  readonly links: Readonly<Record<PassRole, string>>;
  readonly passes: readonly LinkedPass[];
}

export interface App {
  addresses(): AssemblyAddresses[];
  address(): ServerAddress;
  /** Answers what waits, ends every connection, and lets go of everything but the log. */
  close(): Promise<void>;
}

const linksByRole = (passes: readonly LinkedPass[], base: string): Record<PassRole, string> => {
  const link = (role: PassRole): string => base + (passes.find((pass) => pass.role === role)?.path ?? '');
  return byPassRole(link);
};

/** An assembly that can't be opened here holds up no other, and each reason is logged once. That the log can't be reached is reported by the rooms. */
const lookForNew = (rooms: Rooms, logger: Logger): NodeJS.Timeout => {
  const reported = new Set<string>();
  const report = (assembly: string, fault: unknown): void => {
    const reason = `${assembly}: ${String(fault)}`;
    if (!reported.has(reason)) logger.warn({ err: fault, assembly }, 'an assembly can’t be opened here');
    reported.add(reason);
  };
  const look = (): Promise<void> =>
    rooms
      .openAll(report)
      .catch((fault: unknown) => logger.debug({ err: fault }, 'could not look for new assemblies'));
  return setInterval(() => void look(), LOOK_MS);
};

/** Said once: the figures go on counting. */
const crowded = ({ crowded: count }: Pick<Metrics, 'crowded'>, logger: Logger): (() => void) => {
  let isSaid = false;
  return () => {
    count.inc();
    if (!isSaid)
      logger.warn('no more open files are allowed: some of those who look on go for others (ulimit -n)');
    isSaid = true;
  };
};

interface GuardedParts {
  readonly io: SocketServer;
  readonly http: HttpListener['http'];
  readonly assemblies: LiveAssemblies;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

const standGuard = ({ io, http, assemblies, metrics, logger }: GuardedParts): SocketGuard => {
  const showOutOne = (): boolean => assemblies.showOutOne();
  const lines = new OpenLines({ http, most: mostLines(), showOutOne, onCrowded: crowded(metrics, logger) });
  // What the guard reaches into is not all in the types of engine.io.
  return new SocketGuard({ engine: io.engine as unknown as Engine, lines, metrics });
};

/** Replays every log, then serves. Throws BrokenLog, PlanChanged. */
export const openApp = async (parts: AppParts): Promise<App> => {
  const { listener, log, plans, distDir, publicUrl, clock, logger } = parts;
  const { presenceBus = noOtherNodes, metricsFor = 'loopback', mostPhones = mostPhonesFor } = parts;
  const rooms = new Rooms(log, clock);
  const startedAt = performance.now();
  await rooms.openAll();
  for (const plan of plans) await rooms.openPlan(plan);
  const replayMs = Math.round(performance.now() - startedAt);
  for (const { room } of rooms.all) logger.info({ assembly: room.id, version: room.version }, 'replayed');
  logger.info({ assemblies: rooms.all.length, ms: replayMs }, 'ready');
  const metrics = openMetrics(() => rooms.all.map(({ room }) => room));
  const phonesReach = (): string => phoneAddress(publicUrl, listener.port);
  const io = openSocketServer(listener.http, (request) => isOwnOrigin(request, phonesReach));
  const serving = { io, clock, metrics, logger, presenceBus, mostPhones, phoneAddress: phonesReach };
  const assemblies = new LiveAssemblies(rooms, serving);
  const guard = standGuard({ io, assemblies, metrics, logger, http: listener.http });
  parts.clockJumps?.listen((jump) => {
    logger.warn(jump, 'the clock of this machine has jumped, and is followed');
    assemblies.clockJumped(jump);
  });
  const express = openHttp({
    distDir,
    assemblies,
    records: new Records(rooms, log),
    metrics,
    metricsFor,
    logger,
    isReady: () => rooms.all.every(({ room }) => room.saving === 'ok'),
    phoneAddress: phonesReach,
    publicUrl,
  });
  const looking = log.isShared ? lookForNew(rooms, logger) : undefined;
  const gateway = new Gateway({ io, guard, assemblies, logger, clock, metrics });
  listener.handOver(express);

  const addresses = (): AssemblyAddresses[] =>
    rooms.all.map((open) => {
      const { id, state } = open.room;
      const { joinCode: code } = state.people;
      const passes = linkedPasses(open);
      const base = publicUrl ?? listener.own;
      const join = phonesReach() + joinPath(code);
      return { id, title: state.plan.assembly.title, code, join, links: linksByRole(passes, base), passes };
    });

  const close = async (): Promise<void> => {
    clearInterval(looking);
    guard.close();
    assemblies.close();
    const closing = gateway.close();
    // Browsers open connections ahead of need; close() would wait for them for ever.
    listener.http.closeAllConnections();
    await closing;
    await rooms.close();
  };

  const address = (): ServerAddress => ({
    own: listener.own,
    network: phonesReach(),
    isTerminal: process.stdout.isTTY,
  });

  return { addresses, address, close };
};

/** Puts the parts together into one server; the seam that tests with real sockets use. */
import type { Logger } from 'pino';
import type { Plan } from '../shared/plan/plan.ts';
import type { Instant } from '../shared/kernel/time.ts';
import type { Clock } from './clock.ts';
import { phoneAddress } from './pages/phone-address.ts';
import type { HttpListener } from './pages/http-listener.ts';
import { Gateway } from './sockets/gateway.ts';
import { LiveAssemblies } from './sockets/live-assemblies.ts';
import { openSocketServer } from './sockets/socket-server.ts';
import { joinPath, openHttp } from './pages/http.ts';
import type { Log } from './log/log.ts';
import { openMetrics } from './metrics.ts';
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
  readonly clock: () => Instant;
  /** Tells when that clock jumps; one that never does, unless it is named. */
  readonly clockJumps?: Pick<Clock, 'listen'>;
  readonly logger: Logger;
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

/** Replays every log, then serves. Throws BrokenLog, PlanChanged. */
export const openApp = async (parts: AppParts): Promise<App> => {
  const { listener, log, plans, distDir, publicUrl, clock, logger, presenceBus = noOtherNodes } = parts;
  const rooms = new Rooms(log, clock);
  const startedAt = performance.now();
  await rooms.openAll();
  for (const plan of plans) await rooms.openPlan(plan);
  const replayMs = Math.round(performance.now() - startedAt);
  for (const { room } of rooms.all) logger.info({ assembly: room.id, version: room.version }, 'replayed');
  logger.info({ assemblies: rooms.all.length, ms: replayMs }, 'ready');
  const metrics = openMetrics(() => rooms.all.map(({ room }) => room));
  const phonesReach = (): string => phoneAddress(publicUrl, listener.port);
  const io = openSocketServer(listener.http);
  const serving = { io, clock, metrics, logger, presenceBus, phoneAddress: phonesReach };
  const assemblies = new LiveAssemblies(rooms, serving);
  parts.clockJumps?.listen((jump) => {
    logger.warn(jump, 'the clock of this machine has jumped, and is followed');
    assemblies.clockJumped(jump);
  });
  const express = openHttp({
    distDir,
    assemblies,
    records: new Records(rooms, log),
    metrics,
    logger,
    isJoinCode: (code) => rooms.byJoinCode(code) !== null,
    isReady: () => rooms.all.every(({ room }) => room.saving === 'ok'),
    phoneAddress: phonesReach,
  });
  const looking = log.isShared ? lookForNew(rooms, logger) : undefined;
  const gateway = new Gateway({ io, assemblies, logger, clock, metrics });
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

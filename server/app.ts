/** Puts the parts together into one server; the seam that tests with real sockets use. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { Plan } from '../shared/plan.ts';
import type { Instant } from '../shared/time.ts';
import { phoneAddress } from './address.ts';
import { Gateway } from './gateway.ts';
import { Halls } from './halls.ts';
import { joinPath, openHttp } from './http.ts';
import type { Log } from './log/log.ts';
import { openMetrics } from './metrics.ts';
import type { PassRole } from '../shared/roles.ts';
import { Records } from './record/records.ts';
import { linkedPasses, Rooms, type LinkedPass } from './rooms.ts';
import type { Place } from './terminal.ts';

export interface AppParts {
  readonly log: Log;
  /** Plans to open beside what the log already holds. */
  readonly plans: readonly Plan[];
  readonly distDir: string;
  readonly publicUrl: string | null;
  readonly clock: () => Instant;
  readonly logger: Logger;
}

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
  /** Resolves with this machine's own address. Rejects when the port is taken. */
  listen(port: number, host: string): Promise<string>;
  addresses(): AssemblyAddresses[];
  /** `own`: what `listen` resolved with. */
  place(own: string): Place;
  /** Answers what waits, tells every connection, and lets go of everything but the log. */
  close(): Promise<void>;
}

const linksByRole = (passes: readonly LinkedPass[], base: string): Record<PassRole, string> => {
  const link = (role: PassRole): string => base + (passes.find((pass) => pass.role === role)?.path ?? '');
  return {
    chair: link('chair'),
    recorder: link('recorder'),
    verifier: link('verifier'),
    timekeeper: link('timekeeper'),
    steward: link('steward'),
    screen: link('screen'),
    stage: link('stage'),
  };
};

const EVERYWHERE = new Set(['0.0.0.0', '::', '127.0.0.1', '::1', 'localhost']);
const namedHost = (host: string): string =>
  EVERYWHERE.has(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;

/** Replays every log first. Throws BrokenLog, PlanChanged. */
export const openApp = async ({ log, plans, distDir, publicUrl, clock, logger }: AppParts): Promise<App> => {
  const rooms = new Rooms(log, clock);
  await rooms.openAll();
  for (const plan of plans) await rooms.openPlan(plan);
  const metrics = openMetrics();
  const halls = new Halls(rooms, { clock, metrics, logger });
  let port = 0;
  let own = '';
  const express = openHttp({
    distDir,
    halls,
    records: new Records(rooms, log),
    metrics,
    logger,
    isJoinCode: (code) => rooms.byJoinCode(code) !== null,
    isReady: () => halls.all.every(({ room }) => room.saving === 'ok'),
    phoneAddress: () => phoneAddress(publicUrl, port),
  });
  const http = createServer({ requestTimeout: 30_000, headersTimeout: 15_000 }, express);
  const gateway = new Gateway({ http, halls, logger, clock });

  const listen = (wanted: number, host: string): Promise<string> =>
    new Promise((resolve, reject) => {
      http.once('error', reject);
      http.listen(wanted, host, () => {
        http.off('error', reject);
        port = (http.address() as AddressInfo).port;
        for (const hall of halls.all) hall.settleAt(phoneAddress(publicUrl, port));
        own = `http://${namedHost(host)}:${port}`;
        resolve(own);
      });
    });

  const addresses = (): AssemblyAddresses[] =>
    rooms.all.map((open) => {
      const { id, state } = open.room;
      const { joinCode: code } = state.people;
      const passes = linkedPasses(open);
      const base = publicUrl ?? own;
      const join = phoneAddress(publicUrl, port) + joinPath(code);
      return { id, title: state.plan.assembly.title, code, join, links: linksByRole(passes, base), passes };
    });

  const close = async (): Promise<void> => {
    halls.close();
    const closing = gateway.close();
    // Browsers open connections ahead of need; http.close() would wait for them for ever.
    http.closeAllConnections();
    await closing;
    await rooms.close();
  };

  const place = (local: string): Place => ({
    own: local,
    network: phoneAddress(publicUrl, port),
    isTerminal: process.stdout.isTTY,
  });

  return { listen, addresses, place, close };
};

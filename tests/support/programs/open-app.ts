/** The server's app inside the test's own process, on a real port and a real SQLite file whose writes can be made to fail. */
import { pino, type Logger } from 'pino';
import { openApp, type AssemblyAddresses } from '../../../server/app.ts';
import { HttpListener } from '../../../server/pages/http-listener.ts';
import type { Clock } from '../../../server/clock.ts';
import { openSqliteLog } from '../../../server/log/sqlite-log.ts';
import { readPlanFile } from '../../../server/plan-file/plan-file.ts';
import type { PassRole } from '../../../shared/kernel/roles.ts';
import { join, type Ticket, type Visitor } from './client.ts';
import { FaultyLog } from '../night/faulty-log.ts';
import { builtPages, newFolder } from './server-process.ts';
import { secretOf } from './server.ts';

const SAMPLE = new URL('../../../server/sample/thames-valley.yaml', import.meta.url).pathname;

export interface OpenHouse {
  readonly log: FaultyLog;
  readonly assembly: AssemblyAddresses;
  readonly url: string;
  ticket(role: PassRole): Ticket;
  crew(role: PassRole): Promise<Visitor>;
  phone(token?: string): Promise<Visitor>;
  close(): Promise<void>;
}

export interface HouseOptions {
  readonly dataDir?: string;
  /** What was built; stand-ins where none is named. */
  readonly distDir?: string;
  readonly logger?: Logger;
  readonly clock?: () => number;
  readonly mostPhones?: () => number;
  /** In place of `clock`: one that tells when it jumps. */
  readonly machineClock?: Clock;
  /** One that listens already. */
  readonly listener?: HttpListener;
}

const listening = async (): Promise<HttpListener> => {
  const listener = new HttpListener();
  await listener.listen(0, '127.0.0.1');
  return listener;
};

export const openHouse = async ({
  dataDir = newFolder('data'),
  distDir = builtPages(),
  logger = pino({ level: 'silent' }),
  machineClock,
  clock = machineClock ? () => machineClock.now() : Date.now,
  mostPhones,
  listener: given,
}: HouseOptions = {}): Promise<OpenHouse> => {
  const log = new FaultyLog(await openSqliteLog(dataDir));
  const listener = given ?? (await listening());
  const reading = await readPlanFile(SAMPLE);
  if (!reading.ok) throw new Error('The sample plan has mistakes');
  const parts = {
    listener,
    log,
    plans: [reading.plan],
    distDir,
    publicUrl: null,
    clock,
    ...(machineClock ? { clockJumps: machineClock } : {}),
    logger,
    ...(mostPhones && { mostPhones }),
  };
  const app = await openApp(parts);
  const url = listener.own.replace('localhost', '127.0.0.1');
  const [assembly] = app.addresses();
  if (!assembly) throw new Error('No assembly was opened');
  const { id, code, links } = assembly;
  const ticket = (role: PassRole): Ticket => ({ assembly: id, pass: secretOf(links[role]) });
  return {
    log,
    assembly,
    url,
    ticket,
    crew: (role) => join(url, role, ticket(role)),
    phone: (token) => join(url, 'phone', { assembly: code, ...(token ? { phone: token } : {}) }),
    close: async () => {
      await app.close();
      await log.close();
    },
  };
};

/** Reads the configuration, wires the parts, listens, and shuts down: the only place that ends the process. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { Plan } from '../shared/plan/plan.ts';
import { openApp, type App } from './app.ts';
import { Clock } from './clock.ts';
import { BadConfig, readConfig, type Config } from './config.ts';
import { HttpListener } from './pages/http-listener.ts';
import { writeRunningFile, removeRunningFile } from './running-file.ts';
import { openLogger } from './logger.ts';
import { BrokenLog, UnusableStore, type Log } from './log/log.ts';
import type { RedisTarget } from './log/redis-log.ts';
import { risksOf } from './log/redis-settings.ts';
import { asUnusable } from './log/redis-unusable.ts';
import { openLog } from './open-log.ts';
import { describeFinding, readPlanFile } from './plan-file/plan-file.ts';
import { noOtherNodes, type PresenceBus } from './sockets/presence-bus.ts';
import { openRedisPresenceBus } from './sockets/redis-presence-bus.ts';
import { PlanChanged } from './night/rooms.ts';
import { machineLine, welcome } from './terminal.ts';

/** Why the program can't start, in words for whoever started it. */
class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

const SAMPLE = fileURLToPath(new URL('sample/thames-valley.yaml', import.meta.url));
/** How soon a laptop that woke up, or whose clock was set, is noticed. */
const LOOK_AT_CLOCK_MS = 500;

const say = (text: string): void => console.error(text);

const readPlan = async (path: string): Promise<Plan> => {
  const reading = await readPlanFile(path);
  const findings = reading.ok ? reading.warnings : reading.findings;
  for (const finding of findings) say(`${path}: ${describeFinding(finding)}`);
  if (!reading.ok)
    throw new CannotStart(`The plan ${path} can’t be opened until the mistakes above are mended.`);
  return reading.plan;
};

/** The plan that was named; else, where the log holds nothing yet, the sample. */
const plansToOpen = async ({ planPath }: Config, log: Log): Promise<Plan[]> => {
  if (planPath) return [await readPlan(planPath)];
  return (await log.list()).length === 0 ? [await readPlan(SAMPLE)] : [];
};

const listen = async (listener: HttpListener, { port, host }: Config): Promise<void> => {
  try {
    await listener.listen(port, host);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EADDRINUSE')
      throw new CannotStart(
        `Port ${port} is taken by another program. Stop that, or choose another: PORT=8081 npm start`,
      );
    if (code === 'EACCES')
      throw new CannotStart(`This user may not listen on port ${port}. Choose one above 1024.`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new CannotStart(
        `HOST=${host} is not an address of this machine. Leave it out to listen on all of them.`,
      );
    throw error;
  }
};

const shutDownOn = (signals: readonly NodeJS.Signals[], app: App, letGo: () => Promise<void>): void => {
  let isClosing = false;
  const shutDown = async (): Promise<void> => {
    if (isClosing) return;
    isClosing = true;
    await app.close();
    await letGo();
    process.exit(0);
  };
  for (const signal of signals) process.on(signal, () => void shutDown());
  stopAsOrphan(() => void shutDown());
};

/**
 * Between npm and this process stands a shell, which dies of a signal without passing it on (npm/cli #6684): stopped
 * through npm, the program would otherwise run on unseen, and hold its port and its data.
 */
const stopAsOrphan = (stop: () => void): void => {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), 500).unref();
};

/** Only the rehearsal of an audience needs the file: without it the night goes on. */
const tryRunningFile = (logger: Logger, change: () => void): void => {
  try {
    change();
  } catch (fault) {
    logger.warn({ err: fault }, 'running.json can’t be changed: npm run rehearse needs --join');
  }
};

const presenceBusOn = ({ url }: RedisTarget, logger: Logger): PresenceBus =>
  openRedisPresenceBus(url, (fault) =>
    logger.warn(
      { err: fault },
      'Redis refuses the channels assembly-night:*, so who is connected is not known',
    ),
  );

const serve = async (config: Config): Promise<void> => {
  const logger = openLogger(config.logLevel);
  const { distDir, publicUrl, metricsFor, redis } = config;
  const log = await openLog(config, logger, say);
  const presenceBus = redis ? presenceBusOn(redis, logger) : noOtherNodes;
  const plans = await plansToOpen(config, log);
  const listener = new HttpListener();
  await listen(listener, config);
  const machineClock = new Clock();
  const app = await openApp({
    listener,
    log,
    plans,
    distDir,
    publicUrl,
    metricsFor,
    clock: () => machineClock.now(),
    clockJumps: machineClock,
    logger,
    presenceBus,
  });
  setInterval(() => machineClock.look(), LOOK_AT_CLOCK_MS).unref();
  shutDownOn(['SIGINT', 'SIGTERM'], app, async () => {
    presenceBus.close();
    // Before the log lets the next server in, which writes a file of its own.
    tryRunningFile(logger, () => removeRunningFile(config.dataDir));
    await log.close();
  });
  tryRunningFile(logger, () => writeRunningFile(config.dataDir, listener.own, app.addresses()));
  if (redis) for (const risk of await risksOf(redis)) say(risk);
  console.log(
    config.json ? machineLine(app.addresses(), listener.own) : await welcome(app.addresses(), app.address()),
  );
};

const start = async (): Promise<void> => {
  const config = readConfig(process.env, process.argv.slice(2));
  if (!existsSync(`${config.distDir}/phone/index.html`))
    throw new CannotStart('The pages have not been built yet. Run: npm run build');
  try {
    await serve(config);
  } catch (fault) {
    throw config.redis ? asUnusable(config.redis, fault) : fault;
  }
};

const isExplained = (error: unknown): error is Error =>
  [CannotStart, BadConfig, UnusableStore, BrokenLog, PlanChanged].some((kind) => error instanceof kind);

start().catch((error: unknown) => {
  say(
    isExplained(error) ? error.message : `A defect: ${error instanceof Error ? error.stack : String(error)}`,
  );
  process.exit(1);
});

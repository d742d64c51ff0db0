/** What the environment and the command line say, parsed; a mistake is one sentence. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { RedisTarget } from './log/redis-log.ts';
import type { MetricsFor } from './pages/operators.ts';

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Where the log is kept for several nodes; null: in `dataDir`, for this one alone. */
  readonly redis: RedisTarget | null;
  readonly publicUrl: string | null;
  /** Who may ask `/readyz` and `/metrics`. */
  readonly metricsFor: MetricsFor;
  readonly logLevel: string;
  /** Where the built pages are. */
  readonly distDir: string;
  /** A plan to open, as named on the command line. */
  readonly planPath: string | null;
  /** Print one line of JSON instead of the links and the QR code. */
  readonly json: boolean;
  /** Somebody says that the night goes on without what is missing from its record. */
  readonly goOnWithoutIt: boolean;
}

/** The environment or the command line asks for something that can't be done. */
export class BadConfig extends Error {
  override readonly name = 'BadConfig';
}

/** A join code is put at its end: what can't be followed by that would lead every phone astray. */
const isBareAddress = (url: string): boolean => {
  const { username, password } = new URL(url);
  return username === '' && password === '' && !/[?#]/.test(url);
};

const blankAsUnset = (value: unknown): unknown => (value === '' ? undefined : value);

/** Every variable that is read. */
export const environment = z.object({
  PORT: z.preprocess(
    blankAsUnset,
    z.coerce
      .number({ error: 'PORT should be a number from 0 to 65535' })
      .int('PORT should be a whole number')
      .min(0, 'PORT cannot be negative')
      .max(65_535, 'PORT cannot be above 65535')
      .default(8080),
  ),
  HOST: z.preprocess(blankAsUnset, z.string().default('0.0.0.0')),
  DATA_DIR: z.preprocess(blankAsUnset, z.string().default('./data')),
  DIST_DIR: z.preprocess(
    blankAsUnset,
    z.string().default(fileURLToPath(new URL('../dist', import.meta.url))),
  ),
  PUBLIC_URL: z.preprocess(
    blankAsUnset,
    z
      .url({
        protocol: /^https?$/,
        abort: true,
        error: 'PUBLIC_URL should be an address such as https://assembly.example.org',
      })
      .refine(isBareAddress, {
        error: 'PUBLIC_URL should be only an address, without a user, ? or #: https://assembly.example.org',
      })
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
  ),
  METRICS: z.preprocess(
    blankAsUnset,
    z
      .enum(['loopback', 'everywhere'], {
        error: 'METRICS should be loopback (programs on this machine) or everywhere',
      })
      .default('loopback'),
  ),
  LOG_LEVEL: z.preprocess(
    blankAsUnset,
    z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
        error: 'LOG_LEVEL should be one of trace, debug, info, warn, error, fatal, silent',
      })
      .default('warn'),
  ),
  REDIS_URL: z.preprocess(
    blankAsUnset,
    z
      .url({
        protocol: /^rediss?$/,
        hostname: /./,
        abort: true,
        error: 'REDIS_URL should be an address such as redis://127.0.0.1:6379',
      })
      .refine((url) => /^\/?\d*$/.test(new URL(url).pathname), {
        error: 'REDIS_URL may end with the number of a database, and nothing else: redis://127.0.0.1:6379/0',
      })
      .optional(),
  ),
  REDIS_REPLICAS: z.preprocess(
    blankAsUnset,
    z.coerce
      .number({ error: 'REDIS_REPLICAS should be a number' })
      .int('REDIS_REPLICAS should be a whole number')
      .min(0, 'REDIS_REPLICAS cannot be negative')
      .default(0),
  ),
});

const readArguments = (argv: readonly string[]): Pick<Config, 'planPath' | 'json' | 'goOnWithoutIt'> => {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: {
        json: { type: 'boolean', default: false },
        'go-on-without-it': { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    if (positionals.length > 1) throw new BadConfig('Name one plan at a time: npm start -- plan.yaml');
    const goOnWithoutIt = values['go-on-without-it'];
    return { planPath: positionals[0] ?? null, json: values.json, goOnWithoutIt };
  } catch (error) {
    if (error instanceof TypeError)
      throw new BadConfig(`${error.message.split('.')[0]}. Use: npm start [-- plan.yaml] [-- --json]`);
    throw error;
  }
};

/** Throws BadConfig. */
export const readConfig = (env: NodeJS.ProcessEnv, argv: readonly string[]): Config => {
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw new BadConfig(parsed.error.issues.map(({ message }) => message).join('; '));
  const { PORT, HOST, DATA_DIR, DIST_DIR, PUBLIC_URL, METRICS, LOG_LEVEL, REDIS_URL, REDIS_REPLICAS } =
    parsed.data;
  return {
    port: PORT,
    host: HOST,
    dataDir: DATA_DIR,
    distDir: DIST_DIR,
    redis: REDIS_URL === undefined ? null : { url: REDIS_URL, replicas: REDIS_REPLICAS },
    publicUrl: PUBLIC_URL ?? null,
    metricsFor: METRICS,
    logLevel: LOG_LEVEL,
    ...readArguments(argv),
  };
};

/** One connection to Redis that comes back by itself, and on which no question waits for longer than it may. */
import { setTimeout as pause } from 'node:timers/promises';
import { createClient, ErrorReply } from 'redis';
import type { Ms } from '../../shared/kernel/time.ts';

/** Far more than Redis takes, far less than people wait: whoever asked is told that it can't be saved just now. */
export const ANSWER_MS: Ms = 2_000;
const BACK_MS = { least: 25, most: 500 };

/** No answer came: what was asked may have been done or not. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

const connect = (url: string, onError: (fault: unknown) => void) => {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: ANSWER_MS,
      keepAlive: true,
      noDelay: true,
      reconnectStrategy: (tries) => Math.min(BACK_MS.most, BACK_MS.least * 2 ** Math.min(tries, 10)),
    },
  });
  // Whatever goes wrong here is told to those who ask, each by itself; the connection comes back or is replaced.
  client.on('error', onError);
  client.connect().catch(() => {});
  return client;
};
export type RedisClient = ReturnType<typeof connect>;

export class RedisConnection {
  readonly #url: string;
  #client: RedisClient;
  #isClosed = false;
  /** When the connection was first tried. */
  #since = performance.now();
  /** What last went wrong with the connection. */
  #trouble: unknown = null;

  constructor(url: string) {
    this.#url = url;
    this.#client = this.#connect();
  }

  /**
   * Throws NoAnswer after `limitMs`, also while there is no connection; whatever Redis refuses, as an ErrorReply; and
   * what befell the connection, as whatever error that was.
   */
  async ask<Answer>(
    question: (client: RedisClient) => Promise<Answer>,
    limitMs: Ms = ANSWER_MS,
  ): Promise<Answer> {
    const until = performance.now() + limitMs;
    while (!this.#client.isReady) {
      if (this.#isClosed || performance.now() > until) this.#giveUp();
      // oxlint-disable-next-line no-await-in-loop -- looks again until it is there
      await pause(10);
    }
    return this.#answered(this.#client, question, until - performance.now());
  }

  /** Rejects whatever still waits for an answer. */
  close(): void {
    this.#isClosed = true;
    this.#client.destroy();
  }

  #giveUp(): never {
    if (performance.now() - this.#since > ANSWER_MS) this.#replace(this.#client);
    throw new NoAnswer(`Redis can’t be reached${inWords(this.#trouble)}`, { cause: this.#trouble });
  }

  async #answered<Answer>(
    client: RedisClient,
    question: (client: RedisClient) => Promise<Answer>,
    leftMs: Ms,
  ): Promise<Answer> {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      late.reject(new NoAnswer('Redis does not answer'));
      this.#replace(client);
    }, leftMs);
    try {
      return await Promise.race([question(client), late.promise]);
    } catch (fault) {
      if (isReadOnly(fault)) this.#replace(client);
      throw fault;
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * A connection that has fallen silent is not waited for: a new one may find another way, or another server. Nor one to
   * a server that others write to by now: it may be the same address that leads there.
   */
  #replace(spent: RedisClient): void {
    if (this.#client !== spent || this.#isClosed) return;
    spent.destroy();
    this.#client = this.#connect();
    this.#since = performance.now();
  }

  #connect(): RedisClient {
    return connect(this.#url, (fault) => (this.#trouble = fault));
  }
}

const isReadOnly = (fault: unknown): boolean =>
  fault instanceof ErrorReply && fault.message.startsWith('READONLY');

const inWords = (trouble: unknown): string =>
  trouble instanceof Error ? ` (${'code' in trouble ? String(trouble.code) : trouble.message})` : '';

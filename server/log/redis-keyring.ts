/** The keyring of a log in Redis: the same keys for every node, destroyed for all of them at once. */
import { checkedKey, freshKey } from './checked-key.ts';
import type { Keyring, KeyName } from './log.ts';
import { keysOf } from './redis-entry.ts';
import type { RedisConnection } from './redis-connection.ts';

const SERVER_KEYS = 'assembly-night:keys';

/** The hash that holds the key: an assembly's keys lie with its commits. */
const ringOf = (name: KeyName): string =>
  name === 'server' ? SERVER_KEYS : keysOf(name.slice(0, name.indexOf('/'))).keys;

export class RedisKeyring implements Keyring {
  readonly #connection: RedisConnection;

  constructor(connection: RedisConnection) {
    this.#connection = connection;
  }

  /** Of nodes that ask for the first time at once, one makes it, and all are given that one. */
  async key(name: KeyName): Promise<Buffer> {
    const ring = ringOf(name);
    const fresh = freshKey(name).toString('base64');
    const kept = await this.#connection.ask(async (client) => {
      await client.hSetNX(ring, name, fresh);
      return client.hGet(ring, name);
    });
    if (typeof kept !== 'string') throw new Error(`The key ${name} was destroyed as it was asked for`);
    return checkedKey(name, Buffer.from(kept, 'base64'));
  }

  /** Redis's own file holds it until it writes that anew: asked for here, and done in the background. */
  async destroy(name: KeyName): Promise<void> {
    await this.#connection.ask((client) => client.hDel(ringOf(name), name));
    await rewriteFile(this.#connection);
  }
}

/** Where Redis writes no such file, or is already rewriting it, or may not be asked, that is the operator's affair: README. */
export const rewriteFile = async (connection: RedisConnection): Promise<void> => {
  await connection.ask((client) => client.bgRewriteAof().catch(() => null));
};

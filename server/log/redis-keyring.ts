/** The keyring of a log in Redis: the same keys for every node, destroyed for all of them at once. */
import { checkedKey, freshKey } from './checked-key.ts';
import type { Keyring, KeyName } from './log.ts';
import type { OwedKeys } from './owed-keys.ts';
import type { RedisConnection } from './redis-connection.ts';
import { RedisDestruction } from './redis-destruction.ts';
import { ringOf } from './redis-entry.ts';

export class RedisKeyring implements Keyring {
  readonly #connection: RedisConnection;
  readonly #destruction: RedisDestruction;

  /** `aside`: one more connection, so that what takes its time holds up no batch. */
  constructor(connection: RedisConnection, aside: RedisConnection) {
    this.#connection = connection;
    this.#destruction = new RedisDestruction(aside);
  }

  get owed(): OwedKeys {
    return this.#destruction.owed;
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

  /** Redis’s own files hold it until they are written anew, which is seen to in the background. */
  async destroy(name: KeyName): Promise<void> {
    const isThere = await this.#connection.ask((client) => client.hExists(ringOf(name), name));
    if (isThere === 0) return;
    await this.#destruction.owe(name);
    await this.#connection.ask((client) => client.hDel(ringOf(name), name));
    await this.#destruction.begin();
  }

  /** `erase`: forgets the assembly, its keys among the rest. */
  async destroyAllOf<Outcome>(assembly: string, erase: () => Promise<Outcome>): Promise<Outcome> {
    await this.#destruction.owe(`${assembly}/`);
    const outcome = await erase();
    // Once more: the first promise may have been kept before anything was erased.
    await this.#destruction.owe(`${assembly}/`);
    await this.#destruction.begin();
    return outcome;
  }

  close(): void {
    this.#destruction.close();
  }
}

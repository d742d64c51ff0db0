/** The keyring of the SQLite log, and what it takes until a destroyed key is in none of its files. */
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { checkedKey, freshKey } from './checked-key.ts';
import type { Keyring, KeyName } from './log.ts';
import { OwedKeys } from './owed-keys.ts';
import { patienceMs, wipeDeleted } from './sqlite-file.ts';
import { transact } from './transact.ts';

export class SqliteKeyring implements Keyring {
  readonly owed = new OwedKeys();
  readonly #db: DatabaseSync;
  readonly #sql: ReturnType<typeof prepareKeyring>;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#sql = prepareKeyring(db);
    this.wipe();
  }

  async key(name: KeyName): Promise<Buffer> {
    if (!this.#sql.key.get(name)) this.#sql.make.run(name, freshKey(name));
    return checkedKey(name, bytes(this.#sql.key.get(name)?.['key']));
  }

  /** Overwrites the key in the file. What the disk itself, a backup or a copy still holds is out of SQLite's reach. */
  async destroy(name: KeyName): Promise<void> {
    transact(this.#db, () => {
      if (this.#sql.drop.run(name).changes > 0) this.#sql.owe.run(name);
    });
    this.wipe();
  }

  /** Within a transaction: the keys of an assembly, and the debt of their last traces. */
  dropAllOf(assembly: string): void {
    this.#sql.dropAllOf.run(`${assembly}/`);
    this.#sql.owe.run(`${assembly}/`);
  }

  /**
   * Takes the last traces out of the write-ahead log, if any are owed. While another program reads, they must stay there:
   * then it is to be called again, and waits for nobody.
   */
  wipe(): void {
    this.#tell();
    if (this.owed.isEmpty || !this.#isWiped()) return;
    this.#sql.settle.run();
    this.#tell();
  }

  #isWiped(): boolean {
    this.#db.exec('PRAGMA busy_timeout = 0');
    try {
      return wipeDeleted(this.#db);
    } finally {
      this.#db.exec(`PRAGMA busy_timeout = ${patienceMs}`);
    }
  }

  #tell(): void {
    this.owed.set(this.#sql.owed.all().map(({ name }) => String(name)));
  }
}

const prepareKeyring = (db: DatabaseSync) => ({
  key: db.prepare('SELECT key FROM keyring WHERE name = ?'),
  make: db.prepare('INSERT INTO keyring (name, key) VALUES (?, ?) ON CONFLICT (name) DO NOTHING'),
  drop: db.prepare('DELETE FROM keyring WHERE name = ?'),
  // Not LIKE: an id may hold “_”, which LIKE takes for any letter.
  dropAllOf: db.prepare('DELETE FROM keyring WHERE substr(name, 1, length(?1)) = ?1'),
  owe: db.prepare('INSERT INTO owed (name) VALUES (?) ON CONFLICT (name) DO NOTHING'),
  owed: db.prepare('SELECT name FROM owed'),
  settle: db.prepare('DELETE FROM owed'),
});

const bytes = (value: SQLOutputValue | undefined): Uint8Array => {
  if (!(value instanceof Uint8Array))
    throw new TypeError('The SQLite keyring holds something other than a key.');
  return value;
};

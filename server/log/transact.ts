/** One transaction of SQLite: all of the work, or none. */
import type { DatabaseSync } from 'node:sqlite';

export const transact = <Value>(db: DatabaseSync, work: () => Value): Value => {
  db.exec('BEGIN IMMEDIATE');
  try {
    const value = work();
    db.exec('COMMIT');
    return value;
  } catch (fault) {
    // SQLite has already rolled back after some faults (a full disk, for one); asking again would hide the first.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw fault;
  }
};

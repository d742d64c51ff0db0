/** Looks how far the logs in a folder reach, and changes nothing there: what is damaged stays as it is for whoever mends it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LostCommits, type FoundHead } from './loss.ts';
import type { Witness } from './witness.ts';

const nothing: FoundHead = { version: 0, hash: '', at: null };

const commitAt = (db: DatabaseSync, assembly: string, most: number): FoundHead => {
  const row = db
    .prepare(
      'SELECT version, hash, body FROM commits WHERE assembly = ? AND version <= ? ORDER BY version DESC LIMIT 1',
    )
    .get(assembly, most);
  if (!row) return nothing;
  const { at } = JSON.parse(String(row['body'])) as { readonly at?: number };
  return { version: Number(row['version']), hash: String(row['hash']), at: at ?? null };
};

/** What `look` finds in the file; null where it can't be read, which opening it will explain. */
const looking = <Found>(file: string, look: (db: DatabaseSync) => Found): Found | null => {
  try {
    const db = new DatabaseSync(file, { readOnly: true });
    try {
      return look(db);
    } finally {
      db.close();
    }
  } catch {
    return null;
  }
};

/** Throws LostCommits for the first log that reaches less far than the witness knows. */
export const lookForLosses = (dataDir: string, witness: Witness): void => {
  const file = join(dataDir, 'assembly-night.sqlite');
  for (const assembly of witness.assemblies) {
    const known = witness.known(assembly);
    if (!known) continue;
    const found = existsSync(file) ? looking(file, (db) => commitAt(db, assembly, known.version)) : nothing;
    if (found && (found.version < known.version || found.hash !== known.hash))
      throw new LostCommits(assembly, known, found);
  }
};

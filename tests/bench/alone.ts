/** What needs no hall: the record read again, and the weight of the phone's page. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteLog } from '../../server/log/sqlite-log.ts';
import { Rooms } from '../../server/rooms.ts';
import type { Figures } from './hall.ts';
import { DIST } from './server.ts';
import { writeNight } from './long-night.ts';

/** From an opened folder to a room that can be asked: read, verified against the chain, folded. */
export const replay = async (commits: number): Promise<Figures> => {
  const folder = mkdtempSync(join(tmpdir(), 'assembly-night-replay-'));
  try {
    await writeNight(folder, commits);
    const log = await openSqliteLog(folder);
    const startedAt = performance.now();
    const rooms = new Rooms(log, Date.now);
    await rooms.openAll();
    const ms = performance.now() - startedAt;
    await rooms.close();
    await log.close();
    return { replay_100k_ms: (ms * 100_000) / commits };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Everything the phone's page names, as it goes over the wire: brotli where there is such a file beside. */
export const phonePage = (): Figures => {
  const html = readFileSync(join(DIST, 'phone/index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
  const names = new Set(readdirSync(join(DIST, 'assets')));
  const sizes = ['phone/index.html', ...named].map((path) => {
    const packed = `${path}.br`;
    const isPacked = path.startsWith('phone/') || names.has(packed.replace('assets/', ''));
    return statSync(join(DIST, isPacked ? packed : path)).size;
  });
  return { phone_page_bytes: sizes.reduce((sum, size) => sum + size, 0) };
};

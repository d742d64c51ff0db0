/** What needs no hall: the record read again, and the weight of the phone's page. */
import { rmSync } from 'node:fs';
import { openSqliteLog } from '../../server/log/sqlite-log.ts';
import { Rooms } from '../../server/night/rooms.ts';
import type { Figures } from './figures.ts';
import { fetchPacked, namedIn } from '../support/programs/over-the-wire.ts';
import { newFolder, startServer } from './server.ts';
import { checkIns, writeNight } from './long-night.ts';

/** From an opened folder to a room that can be asked: read, verified against the chain, folded. */
export const replay = async (commits: number): Promise<Figures> => {
  const folder = newFolder();
  try {
    await writeNight(folder, checkIns(commits, 5_000));
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

/** Everything the phone's page needs, in English, as it comes over the wire. */
export const phonePage = async (): Promise<Figures> => {
  const server = await startServer();
  try {
    const html = await fetchPacked(`${server.url}/j/${server.code}`);
    const assets = await Promise.all(namedIn(html.text).map((path) => fetchPacked(server.url + path)));
    return { phone_page_bytes: assets.reduce((sum, { bytes }) => sum + bytes, html.bytes) };
  } finally {
    await server.stop();
  }
};

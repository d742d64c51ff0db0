/** Nights that were written by earlier programs: this one opens them, and everybody sees what was to be seen then. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Log } from '../../server/log/log.ts';
import { openRedisLog } from '../../server/log/redis-log.ts';
import { openSqliteLog } from '../../server/log/sqlite-log.ts';
import { readKept } from '../kept-logs/kept.ts';
import { looksOf, replayed, type Looks, type Replayed } from '../kept-logs/looks.ts';
import { loaded } from '../kept-logs/redis-entries.ts';
import { everyEvent } from '../support/night/every-event.ts';
import { startRedis } from '../support/programs/redis-server.ts';

const FOLDER = fileURLToPath(new URL('../kept-logs', import.meta.url));

/** Facts that the program of then did not know yet, by its night. */
const laterFacts: Readonly<Record<string, readonly string[]>> = { '2026-11': ['ClockStepped'] };

/** What is kept stays as it is: a copy is opened. */
const copies: string[] = [];
afterAll(() => {
  for (const copy of copies) rmSync(copy, { recursive: true });
});

const stores: Readonly<Record<string, (folder: string) => Promise<Log>>> = {
  sqlite: (folder) => {
    const copy = mkdtempSync(join(tmpdir(), 'assembly-night-kept-'));
    copies.push(copy);
    cpSync(join(folder, 'assembly-night.sqlite'), join(copy, 'assembly-night.sqlite'));
    return openSqliteLog(copy);
  },
  redis: async (folder) => {
    const { url } = await startRedis();
    await loaded(url, readFileSync(join(folder, 'redis.ndjson'), 'utf8'));
    return openRedisLog({ url, replicas: 0 });
  },
};

const nights = readdirSync(FOLDER).filter((name) => /^\d{4}-\d{2}$/.test(name));

test('there are nights to open', () => {
  expect(nights).toContain('2026-11');
});

describe.each(nights)('the night that was kept in %s', (night) => {
  describe.each(Object.entries(stores))('opened from %s', (store, open) => {
    const folder = join(FOLDER, night, store);
    const kept = readKept(folder);
    let today: Looks;
    let replay: Replayed;
    beforeAll(async () => {
      const log = await open(folder);
      today = await looksOf(log, kept.phones);
      replay = await replayed(log, kept.moments);
      await log.close();
    });

    test('holds every fact that there was', () => {
      const missing = everyEvent.filter((type) => !replay.events.includes(type));
      expect(missing).toEqual(laterFacts[night] ?? []);
    });

    // A slice or a role that came later is nobody's loss.
    test.each(Object.entries(kept.looks.views))('shows the %s what it was shown', (role, then) => {
      const now = today.views[role] ?? {};
      for (const [name, slice] of Object.entries(then))
        expect({ [name]: now[name] }).toEqual({ [name]: slice });
    });

    test('tells each phone what it has said', () => {
      expect(today.mine).toEqual(kept.looks.mine);
    });

    test('has the same record, to the byte, and with it the same fingerprint', () => {
      expect(JSON.parse(today.record)).toEqual(JSON.parse(kept.looks.record));
      expect(today.record).toBe(kept.looks.record);
    });

    test('has the same tables', () => {
      expect(today.tables).toEqual(kept.looks.tables);
    });

    test.each(kept.moments)('went as it went until $what', ({ what, seen }) => {
      const now = replay.moments.find((moment) => moment.what === what)?.seen ?? {};
      const changed = Object.keys(seen).filter((name) => now[name] !== seen[name]);
      expect(changed).toEqual([]);
    });
  });
});

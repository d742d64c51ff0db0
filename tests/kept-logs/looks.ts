/** A log as everybody sees it: opened by the program of today, and looked at through its own doors and at moments of its evening. */
import { createHash, type Hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { pino } from 'pino';
import { openApp, type AssemblyAddresses } from '../../server/app.ts';
import { HttpListener } from '../../server/pages/http-listener.ts';
import { beginning, type Log } from '../../server/log/log.ts';
import { Memory } from '../../server/room/memory.ts';
import { night, type Night } from '../../shared/night/chapter.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { roles, type PassRole, type Role } from '../../shared/kernel/roles.ts';
import { recordOf } from '../../shared/views/record.ts';
import { stateSliceNames, stateSlices, type SliceName } from '../../shared/views/slices.ts';
import type { MineMessage } from '../../shared/wire.ts';
import { Seat } from './seat.ts';

export const tables = ['answers', 'turnout', 'spoken', 'order', 'ballots', 'breakdowns', 'receipts'] as const;

/** A phone to look through: its token, and the voting card in its hand. */
export interface KeptPhone {
  readonly phone: string;
  readonly card?: string;
}

/**
 * A moment of the evening: the commit it came after. `seen`: each slice, and the record, as they were after every commit since
 * the moment before, by SHA-256 of their canonical JSON, a line each.
 */
export interface Moment {
  readonly what: string;
  readonly version: number;
  readonly seen: Readonly<Record<string, string>>;
}

type SeenSlices = Readonly<Record<string, unknown>>;

export interface Looks {
  /** All slices of each role that follow from the log. */
  readonly views: Readonly<Record<string, SeenSlices>>;
  readonly mine: readonly (MineMessage | null)[];
  /** As it is fetched, byte for byte; its fingerprint and its chain are in it. */
  readonly record: string;
  readonly tables: Readonly<Record<(typeof tables)[number], string>>;
}

/** What is so at this moment and on this machine, and in no log. */
const ofTheMoment: readonly SliceName[] = ['presence', 'displays', 'place', 'service'];

export interface Hall {
  readonly url: string;
  assembly(): AssemblyAddresses;
  crew(role: PassRole): Promise<Seat>;
  phone(phone?: Partial<KeptPhone>): Promise<Seat>;
  close(): Promise<void>;
}

/** The whole server on this log, on a port of its own; it leaves the log open. */
export const openHall = async (log: Log, clock: () => number, plans: readonly Plan[] = []): Promise<Hall> => {
  const listener = new HttpListener();
  await listener.listen(0, '127.0.0.1');
  // No page is looked at.
  const distDir = mkdtempSync(join(tmpdir(), 'assembly-night-kept-'));
  const logger = pino({ level: 'warn' }, pino.destination(2));
  const app = await openApp({ listener, log, plans, distDir, publicUrl: null, clock, logger });
  const url = `http://127.0.0.1:${listener.port}`;
  const assembly = (): AssemblyAddresses => {
    const [first] = app.addresses();
    if (!first) throw new Error('The log holds no assembly');
    return first;
  };
  return {
    url,
    assembly,
    crew: (role) => {
      const { id, links } = assembly();
      return Seat.enter(url, role, { assembly: id, pass: links[role].split('#pass=')[1] ?? '' });
    },
    phone: (phone = {}) => Seat.enter(url, 'phone', { assembly: assembly().code, ...phone }),
    close: async () => {
      await app.close();
      rmSync(distDir, { recursive: true });
    },
  };
};

const viewOf = async (hall: Hall, role: Role): Promise<SeenSlices> => {
  const seat = await (role === 'phone' ? hall.phone() : hall.crew(role));
  const slices = { ...seat.view };
  for (const name of ofTheMoment) delete slices[name];
  seat.leave();
  return slices;
};

const mineOf = async (hall: Hall, phone: KeptPhone): Promise<MineMessage | null> => {
  const seat = await hall.phone(phone);
  seat.leave();
  return seat.mine;
};

/** Byte for byte: what reads it as text would leave out the mark at its beginning. */
const fetched = async (hall: Hall, rest: string): Promise<string> => {
  const answer = await fetch(`${hall.url}/a/${hall.assembly().id}/record${rest}`);
  if (!answer.ok) throw new Error(`record${rest}: ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer()).toString('utf8');
};

const each = async <Name extends string, Value>(
  names: readonly Name[],
  make: (name: Name) => Promise<Value>,
): Promise<Record<Name, Value>> => {
  const made = await Promise.all(names.map(async (name) => [name, await make(name)] as const));
  return Object.fromEntries(made) as Record<Name, Value>;
};

/** Nothing in them depends on when it is asked for. */
export const looksOf = async (log: Log, phones: readonly KeptPhone[]): Promise<Looks> => {
  const hall = await openHall(log, Date.now);
  try {
    return {
      views: await each(roles, (role) => viewOf(hall, role)),
      mine: await Promise.all(phones.map((phone) => mineOf(hall, phone))),
      record: await fetched(hall, '.json'),
      tables: await each(tables, (name) => fetched(hall, `.csv?table=${name}`)),
    };
  } finally {
    await hall.close();
  }
};

/** What is looked at after each commit, by name. */
const seenIn = ({ state }: Memory<Night>): (readonly [string, unknown])[] => [
  ...stateSliceNames.map((name) => [name, stateSlices[name].view(state)] as const),
  ['record', recordOf(state)],
];

/** Whatever was looked at since the last digest. */
class Digests {
  #hashes = new Map<string, Hash>();

  add(seen: readonly (readonly [string, unknown])[]): void {
    for (const [name, value] of seen) {
      const hash = this.#hashes.get(name) ?? createHash('sha256');
      this.#hashes.set(name, hash.update(`${canonicalize(value)}\n`));
    }
  }

  next(): Moment['seen'] {
    const digests = [...this.#hashes].map(([name, hash]) => [name, hash.digest('hex')]);
    this.#hashes = new Map();
    return Object.fromEntries(digests) as Moment['seen'];
  }
}

export interface Replayed {
  readonly moments: readonly Moment[];
  /** The types of all events, each once, by the alphabet. */
  readonly events: readonly string[];
}

/** Folds the log commit by commit, and looks at it after each, up to the last of these moments. */
export const replayed = async (
  log: Log,
  wanted: readonly Pick<Moment, 'what' | 'version'>[],
): Promise<Replayed> => {
  const [assembly = ''] = await log.list();
  const memory = new Memory(night);
  const digests = new Digests();
  const moments: Moment[] = [];
  const events = new Set<string>();
  for await (const commit of log.read(assembly, beginning)) {
    memory.fold(commit);
    for (const { type } of commit.events) events.add(type);
    digests.add(seenIn(memory));
    for (const { what, version } of wanted)
      if (version === commit.version) moments.push({ what, version, seen: digests.next() });
  }
  return { moments, events: [...events].toSorted() };
};

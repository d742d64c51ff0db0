/** The public records of all assemblies: made when somebody asks, and for everybody who asks soon after. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { NightRecord } from '../../shared/views/record-file.ts';
import { recordOf } from '../../shared/views/record.ts';
import { LogAway, type Log } from '../log/log.ts';
import type { NightRoom, Rooms } from '../night/rooms.ts';
import { RecordChain } from './record-chain.ts';
import { textOf, written } from './record-text.ts';

/** While the night goes on, making records takes a tenth of the time at most: a small one is as good as new. */
const REST = 9;

const packed = promisify(gzip);

/** A text as it goes over the wire. */
export interface Packed {
  readonly plain: string;
  readonly gzip: Buffer;
}
const pack = async (plain: string): Promise<Packed> => ({ plain, gzip: await packed(plain) });

/** Throws LogAway: what is wrong with the log is told apart from what is wrong with a record. */
const fromLog = async <Read>(reading: Promise<Read>): Promise<Read> => {
  try {
    return await reading;
  } catch (cause) {
    throw new LogAway('The log can’t be read', { cause });
  }
};

export interface MadeRecord {
  readonly record: NightRecord;
  readonly version: number;
  readonly fingerprint: string;
  /** Without the chain. */
  readonly page: Packed;
  /** With the chain: everything that there is to check. */
  readonly file: () => Promise<Packed>;
}

class RecordMaker {
  readonly #room: NightRoom;
  readonly #chain: RecordChain;
  readonly #now: () => number;
  #latest: { readonly made: MadeRecord; readonly goodUntil: number } | null = null;
  #making: Promise<MadeRecord> | null = null;

  constructor(room: NightRoom, log: Log, now: () => number) {
    this.#room = room;
    this.#chain = new RecordChain(log, room.id);
    this.#now = now;
  }

  get(): Promise<MadeRecord> {
    const { made, goodUntil = 0 } = this.#latest ?? {};
    const isFresh = made?.version === this.#room.version || this.#now() < goodUntil;
    if (made && isFresh) return Promise.resolve(made);
    this.#making ??= this.#make().finally(() => (this.#making = null));
    return this.#making;
  }

  async #make(): Promise<MadeRecord> {
    const begun = this.#now();
    await fromLog(this.#room.settled());
    // Written down at once: the state goes on while the chain is read.
    const { version } = this.#room;
    const text = textOf(recordOf(this.#room.state));
    const record = JSON.parse(text) as NightRecord;
    const head = await fromLog(this.#chain.headAt(version));
    const { fingerprint, page, file } = written(version, head, text, await this.#chain.json(record));
    let zipped: Promise<Packed> | null = null;
    const made: MadeRecord = {
      record,
      version,
      fingerprint,
      page: await pack(page),
      file: () => (zipped ??= pack(file)),
    };
    const now = this.#now();
    this.#latest = { made, goodUntil: now + REST * (now - begun) };
    return made;
  }
}

export class Records {
  readonly #rooms: Rooms;
  readonly #log: Log;
  readonly #now: () => number;
  readonly #makers = new Map<string, RecordMaker>();

  constructor(rooms: Rooms, log: Log, now: () => number = () => performance.now()) {
    this.#rooms = rooms;
    this.#log = log;
    this.#now = now;
    // Opened anew, it has another record.
    rooms.each(({ room }) => room.listen({ openedAnew: () => this.#makers.delete(room.id) }));
  }

  has(id: string): boolean {
    return this.#rooms.byId(id) !== null;
  }

  /** Null where there is no such assembly. Throws LogAway. */
  async find(id: string): Promise<MadeRecord | null> {
    const room = this.#rooms.byId(id)?.room;
    if (room?.id !== id) return null;
    const maker = this.#makers.get(id) ?? new RecordMaker(room, this.#log, this.#now);
    this.#makers.set(id, maker);
    return maker.get();
  }
}

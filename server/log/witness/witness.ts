/** A file that remembers how far each log reached, apart from the store that can tear: so what a damaged store lacks is noticed. */
import { hash } from 'node:crypto';
import { closeSync, constants, fdatasync, openSync, readFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Ms } from '../../../shared/kernel/time.ts';
import { makeFolder } from '../folder.ts';
import type { KnownHead } from './loss.ts';

/** Less than a disk writes at once or not at all. */
const SLOT_BYTES = 512;
/** Written in turns: one that tears leaves the other. */
const SLOTS = 2;
/** What an operating system that dies may take with it. */
const SYNC_MS: Ms = 1_000;

const slot = z.strictObject({
  assembly: z.string(),
  version: z.int(),
  hash: z.string(),
  at: z.number(),
  turn: z.int(),
  check: z.string(),
});
type Slot = z.output<typeof slot>;

const checkOf = (rest: Omit<Slot, 'check'>): string =>
  hash('sha256', JSON.stringify(rest), 'hex').slice(0, 8);

/** Null for one that was never written, or tore. */
const readSlot = (text: string): Slot | null => {
  try {
    const { check, ...rest } = slot.parse(JSON.parse(text));
    return check === checkOf(rest) ? { check, ...rest } : null;
  } catch {
    // Whatever is wrong with it, the other slot counts.
    return null;
  }
};

interface Entry {
  readonly place: number;
  turn: number;
  known: KnownHead | null;
}

/**
 * Written in place after each batch, without waiting for the disk: a few microseconds. What a killed process had written
 * the system still writes; where the system itself dies, the last second is unknowable.
 */
export class Witness {
  readonly #entries = new Map<string, Entry>();
  readonly #timer: NodeJS.Timeout;
  #file: number | null = null;
  #isDirty = false;
  /** Why it can't be kept; what this process knows it knows all the same. */
  fault: unknown = null;

  /** `store`: what it is about, so that two stores that took turns in one folder are not taken for one. */
  constructor(dataDir: string, store: string) {
    this.#trying(() => {
      makeFolder(resolve(dataDir));
      const path = join(dataDir, `witness-${store}.txt`);
      this.#file = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
      this.#read(readFileSync(this.#file, 'latin1'));
    });
    this.#timer = setInterval(() => this.#sync(), SYNC_MS).unref();
  }

  get assemblies(): readonly string[] {
    return [...this.#entries].flatMap(([assembly, { known }]) => (known ? [assembly] : []));
  }

  known(assembly: string): KnownHead | null {
    return this.#entries.get(assembly)?.known ?? null;
  }

  /** Ignores what is no news. */
  note(assembly: string, { version, hash: of, at }: KnownHead): void {
    const entry = this.#entries.get(assembly) ?? { place: this.#entries.size, turn: 0, known: null };
    this.#entries.set(assembly, entry);
    if (entry.known && entry.known.version >= version) return;
    entry.known = { version, hash: of, at };
    entry.turn += 1;
    const rest = { assembly, version, hash: of, at, turn: entry.turn };
    this.#write(entry, entry.turn % SLOTS, JSON.stringify({ ...rest, check: checkOf(rest) }));
  }

  forget(assembly: string): void {
    const entry = this.#entries.get(assembly);
    if (!entry) return;
    entry.known = null;
    for (let at = 0; at < SLOTS; at += 1) this.#write(entry, at, '');
  }

  close(): void {
    clearInterval(this.#timer);
    const file = this.#file;
    this.#file = null;
    if (file !== null) closeSync(file);
  }

  #read(text: string): void {
    const each = SLOT_BYTES * SLOTS;
    for (let place = 0; place * each < text.length; place += 1) {
      const written = text.slice(place * each, (place + 1) * each);
      const slots = [written.slice(0, SLOT_BYTES), written.slice(SLOT_BYTES)].flatMap(
        (one) => readSlot(one) ?? [],
      );
      const newest = slots.toSorted((one, other) => other.turn - one.turn)[0];
      if (!newest && written.trim() !== '') this.fault = new Error('A part of it can’t be read');
      // A place that says nothing stays taken: whatever comes later is written after it.
      this.#entries.set(newest?.assembly ?? `nobody ${place}`, {
        place,
        turn: newest?.turn ?? 0,
        known: newest ?? null,
      });
    }
  }

  #write({ place }: Entry, at: number, text: string): void {
    this.#trying(() => {
      if (this.#file === null) return;
      const line = Buffer.alloc(SLOT_BYTES, ' ');
      line.write(text);
      line.write('\n', SLOT_BYTES - 1);
      writeSync(this.#file, line, 0, SLOT_BYTES, (place * SLOTS + at) * SLOT_BYTES);
      this.#isDirty = true;
    });
  }

  /** Behind the log, on another thread: no batch waits for it. */
  #sync(): void {
    if (this.#file === null || !this.#isDirty) return;
    this.#isDirty = false;
    fdatasync(this.#file, (fault) => {
      if (fault && this.#file !== null) this.fault = fault;
    });
  }

  #trying(work: () => void): void {
    try {
      work();
    } catch (fault) {
      this.fault = fault;
    }
  }
}

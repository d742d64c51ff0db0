/** Nodes on one Redis tell each other who is connected: at every change, and every second, so that silence means gone. */
import { randomUUID } from 'node:crypto';
import { createClient, ErrorReply } from 'redis';
import { z } from 'zod';
import { passRoles } from '../../shared/kernel/roles.ts';
import type { PresenceView } from '../../shared/views/crew.ts';
import type { Meeting, Neighbours } from './presence-bus.ts';

const SAYS_MS = 1_000;
/** A projector that fell silent with its node is to be missed within five seconds. */
const SILENT_MS = 3_500;
/** A node that has not heard even itself for this long hears nobody. */
const DEAF_MS = 1_500;
/** How often a change is told, at most. */
const CALM_MS = 100;

const count = z.int().min(0);
const said = z.strictObject({
  node: z.string(),
  /** Null: it leaves. */
  here: z
    .strictObject({
      phones: count,
      phonesCheckedIn: count,
      devices: z.record(z.enum(passRoles), count),
      passes: z.record(z.string(), count),
    })
    .nullable(),
});

const connect = (url: string, onTrouble: (fault: unknown) => void) => {
  // A connection that takes questions and brings none back is given up, and made anew.
  const client = createClient({ url, pingInterval: 1_000, socket: { socketTimeout: 3_000 } });
  client.on('error', onTrouble);
  client.connect().catch(() => {});
  return client;
};
type Client = ReturnType<typeof connect>;

/** Tells of what Redis refuses once, until it is allowed. What else is wrong with Redis the log says, which is on the same. */
class Refusals {
  readonly #onRefused: (fault: ErrorReply) => void;
  #isTold = false;

  constructor(onRefused: (fault: ErrorReply) => void) {
    this.#onRefused = onRefused;
  }

  hear(fault: unknown): void {
    if (this.#isTold || !(fault instanceof ErrorReply)) return;
    this.#isTold = true;
    this.#onRefused(fault);
  }

  allowed(): void {
    this.#isTold = false;
  }
}

/** `onRefused`: nobody is heard of elsewhere, or here, until Redis allows it; it is asked again every second. */
export const openRedisNeighbours = (url: string, onRefused: (fault: ErrorReply) => void): Neighbours => {
  const refusals = new Refusals(onRefused);
  const client = connect(url, (fault) => refusals.hear(fault));
  return {
    meet: (assembly, heard) => new RedisMeeting({ client, refusals, assembly, heard }),
    close: () => client.destroy(),
  };
};

/** Undefined for what is no JSON. */
const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

interface MeetingParts {
  readonly client: Client;
  readonly refusals: Refusals;
  readonly assembly: string;
  readonly heard: (others: readonly PresenceView[]) => void;
}

class RedisMeeting implements Meeting {
  readonly #node = randomUUID();
  readonly #client: Client;
  readonly #refusals: Refusals;
  readonly #channel: string;
  readonly #heard: (others: readonly PresenceView[]) => void;
  readonly #others = new Map<string, { readonly here: PresenceView; at: number }>();
  readonly #beat: NodeJS.Timeout;
  #soon: NodeJS.Timeout | null = null;
  #here: PresenceView | null = null;
  #heardItselfAt = performance.now();
  /** Whether it hears the others, or has asked for that and has no answer yet. */
  #listens = false;

  constructor({ client, refusals, assembly, heard }: MeetingParts) {
    this.#client = client;
    this.#refusals = refusals;
    this.#channel = `assembly-night:{${assembly}}:presence`;
    this.#heard = heard;
    void this.#listen();
    this.#beat = setInterval(() => this.#onBeat(), SAYS_MS).unref();
  }

  tell(here: PresenceView): void {
    this.#here = here;
    this.#soon ??= setTimeout(() => {
      this.#soon = null;
      this.#say();
    }, CALM_MS).unref();
  }

  leave(): void {
    clearInterval(this.#beat);
    if (this.#soon) clearTimeout(this.#soon);
    this.#here = null;
    this.#say();
  }

  /** Once it listens, the connection sees to it by itself, however often it breaks. */
  async #listen(): Promise<void> {
    this.#listens = true;
    try {
      await this.#client.subscribe(this.#channel, (message) => this.#hear(message));
      this.#refusals.allowed();
    } catch (fault) {
      this.#listens = false;
      this.#refusals.hear(fault);
    }
  }

  #onBeat(): void {
    if (!this.#listens && this.#client.isReady) void this.#listen();
    this.#say();
    const now = performance.now();
    // While Redis is away nobody is missed: their silence counts from when they could be heard again.
    if (now - this.#heardItselfAt > DEAF_MS) for (const other of this.#others.values()) other.at = now;
    const silent = [...this.#others].filter(([, { at }]) => now - at > SILENT_MS);
    for (const [node] of silent) this.#others.delete(node);
    if (silent.length > 0) this.#tellHeard();
  }

  /** What is lost is said again in a second. */
  #say(): void {
    if (!this.#client.isReady) return;
    const message = JSON.stringify({ node: this.#node, here: this.#here } satisfies z.input<typeof said>);
    this.#client.publish(this.#channel, message).catch((fault: unknown) => this.#refusals.hear(fault));
  }

  #hear(message: string): void {
    const heard = said.safeParse(readJson(message));
    // A node of another version may say it otherwise: it is not counted here, and nobody goes down with it.
    if (!heard.success) return;
    const { node, here } = heard.data;
    if (node === this.#node) {
      this.#heardItselfAt = performance.now();
      return;
    }
    if (here) this.#others.set(node, { here, at: performance.now() });
    else this.#others.delete(node);
    this.#tellHeard();
  }

  #tellHeard(): void {
    this.#heard([...this.#others.values()].map(({ here }) => here));
  }
}

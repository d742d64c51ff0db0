/** Nodes on one Redis say to each other who is connected: at every change, and every second, so that a silent node counts as gone. */
import { randomUUID } from 'node:crypto';
import { createClient, ErrorReply } from 'redis';
import { z } from 'zod';
import { passRoles } from '../../shared/kernel/roles.ts';
import type { PresenceView } from '../../shared/views/crew.ts';
import type { PresenceChannel, PresenceBus } from './presence-bus.ts';

const HEARTBEAT_MS = 1_000;
/** A projector that fell silent with its node is to be missed within five seconds. */
const SILENT_MS = 3_500;
/** A node that has not heard even its own messages for this long is cut off from Redis. */
const DEAF_MS = 1_500;
/** The shortest time between two messages about changes. */
const CALM_MS = 100;

const count = z.int().min(0);
const presenceMessage = z.strictObject({
  node: z.string(),
  /** Null: the node leaves. */
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

/** Reports what Redis refuses: once, until Redis allows it. The log is on the same Redis, and reports whatever else is wrong. */
class RefusalReport {
  readonly #onRefused: (fault: ErrorReply) => void;
  #isReported = false;

  constructor(onRefused: (fault: ErrorReply) => void) {
    this.#onRefused = onRefused;
  }

  report(fault: unknown): void {
    if (this.#isReported || !(fault instanceof ErrorReply)) return;
    this.#isReported = true;
    this.#onRefused(fault);
  }

  allowed(): void {
    this.#isReported = false;
  }
}

/** `onRefused`: no node knows of the others until Redis allows it; Redis is asked again every second. */
export const openRedisPresenceBus = (url: string, onRefused: (fault: ErrorReply) => void): PresenceBus => {
  const refusals = new RefusalReport(onRefused);
  const client = connect(url, (fault) => refusals.report(fault));
  return {
    join: (assembly, onChange) => new RedisPresenceChannel({ client, refusals, assembly, onChange }),
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

interface ChannelParts {
  readonly client: Client;
  readonly refusals: RefusalReport;
  readonly assembly: string;
  readonly onChange: (others: readonly PresenceView[]) => void;
}

class RedisPresenceChannel implements PresenceChannel {
  readonly #node = randomUUID();
  readonly #client: Client;
  readonly #refusals: RefusalReport;
  readonly #channel: string;
  readonly #onChange: (others: readonly PresenceView[]) => void;
  readonly #others = new Map<string, { readonly here: PresenceView; at: number }>();
  readonly #heartbeat: NodeJS.Timeout;
  #timer: NodeJS.Timeout | null = null;
  #here: PresenceView | null = null;
  #heardItselfAt = performance.now();
  /** Subscribed, or has asked for it and has no answer yet. */
  #listens = false;

  constructor({ client, refusals, assembly, onChange }: ChannelParts) {
    this.#client = client;
    this.#refusals = refusals;
    this.#channel = `assembly-night:{${assembly}}:presence`;
    this.#onChange = onChange;
    void this.#listen();
    this.#heartbeat = setInterval(() => this.#onHeartbeat(), HEARTBEAT_MS).unref();
  }

  send(here: PresenceView): void {
    this.#here = here;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#sendNow();
    }, CALM_MS).unref();
  }

  leave(): void {
    clearInterval(this.#heartbeat);
    if (this.#timer) clearTimeout(this.#timer);
    this.#here = null;
    this.#sendNow();
  }

  /** The client subscribes again by itself after a break, once Redis has allowed it. */
  async #listen(): Promise<void> {
    this.#listens = true;
    try {
      await this.#client.subscribe(this.#channel, (message) => this.#onMessage(message));
      this.#refusals.allowed();
    } catch (fault) {
      this.#listens = false;
      this.#refusals.report(fault);
    }
  }

  #onHeartbeat(): void {
    if (!this.#listens && this.#client.isReady) void this.#listen();
    this.#sendNow();
    const now = performance.now();
    // While Redis is away no node is missed: their silence counts from when they can be heard again.
    if (now - this.#heardItselfAt > DEAF_MS) for (const other of this.#others.values()) other.at = now;
    const silent = [...this.#others].filter(([, { at }]) => now - at > SILENT_MS);
    for (const [node] of silent) this.#others.delete(node);
    if (silent.length > 0) this.#reportOthers();
  }

  /** A message that is lost is sent again with the next heartbeat. */
  #sendNow(): void {
    if (!this.#client.isReady) return;
    const message = JSON.stringify({ node: this.#node, here: this.#here } satisfies z.input<
      typeof presenceMessage
    >);
    this.#client.publish(this.#channel, message).catch((fault: unknown) => this.#refusals.report(fault));
  }

  #onMessage(message: string): void {
    const said = presenceMessage.safeParse(readJson(message));
    // A node of another version may send something else: its devices are not counted here, and nothing breaks.
    if (!said.success) return;
    const { node, here } = said.data;
    if (node === this.#node) {
      this.#heardItselfAt = performance.now();
      return;
    }
    if (here) this.#others.set(node, { here, at: performance.now() });
    else this.#others.delete(node);
    this.#reportOthers();
  }

  #reportOthers(): void {
    this.#onChange([...this.#others.values()].map(({ here }) => here));
  }
}

/** A small typed client on a real WebSocket: says commands, merges slices as they come, and waits for what should come. */
import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { afterAll } from 'vitest';
import type { Refusal } from '../../../shared/kernel/refusals.ts';
import type { Role } from '../../../shared/kernel/roles.ts';
import type { CommandInput, CommandType } from '../../../shared/night/commands.ts';
import type { Slices } from '../../../shared/views/slices.ts';
import {
  PROTOCOL,
  type ClientToServer,
  type MineMessage,
  type Reply,
  type ServerToClient,
  type ViewMessage,
} from '../../../shared/wire.ts';
import { within } from './within.ts';

const ANSWER_MS = 10_000;

type BodyOf<Type extends CommandType> = Omit<Extract<CommandInput, { readonly type: Type }>, 'type'>;
type Connection = Socket<ServerToClient, ClientToServer>;

export interface Ticket {
  /** Its id or its join code. */
  readonly assembly: string;
  readonly pass?: string;
  /** A phone's token. */
  readonly phone?: string;
  /** The code of the voting card that a phone was opened with. */
  readonly card?: string;
  readonly aside?: boolean;
}

/** The handshake was refused. */
export class NotLetIn extends Error {
  override readonly name = 'NotLetIn';
  readonly refusal: Refusal | null;
  constructor(message: string, refusal: Refusal | null) {
    super(`Not let in: ${message}`);
    this.refusal = refusal;
  }
}

/** The connection ended before the answer came: the command may have taken effect or not. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

const open = new Set<Visitor>();
afterAll(() => {
  for (const visitor of open) visitor.leave();
});

export interface ConnectOptions {
  /** Comes back by itself after a loss, as the real pages do. */
  readonly comesBack?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where no WebSocket gets through: long-polling, with cookies as browsers keep them. */
  readonly polls?: boolean;
}

export class Visitor {
  readonly socket: Connection;
  /** The newest of each slice. */
  readonly view: Partial<Slices> = {};
  version = 0;
  /** Every view as it came, and every packet as text. */
  readonly views: ViewMessage[] = [];
  readonly packets: string[] = [];
  mine: MineMessage | null = null;
  token: string | null = null;
  readonly #waiting = new Set<() => void>();

  constructor(url: string, auth: Readonly<Record<string, unknown>>, options: ConnectOptions = {}) {
    this.socket = io(url, {
      transports: [options.polls ? 'polling' : 'websocket'],
      withCredentials: true,
      forceNew: true,
      autoConnect: false,
      reconnection: options.comesBack ?? false,
      reconnectionDelay: 5,
      extraHeaders: { ...options.headers },
      auth: (tell) => tell({ ...auth, ...(this.token ? { phone: this.token } : {}) }),
    });
    this.socket.on('view', (message) => this.#onView(message));
    this.socket.on('mine', (message) => this.#onMine(message));
    this.socket.on('disconnect', () => this.#stir());
    this.socket.io.on('open', () => this.#listenToPackets());
    open.add(this);
  }

  /** Throws NotLetIn. */
  async enter(): Promise<this> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.socket.once('connect', resolve);
    this.socket.once('connect_error', (error) => {
      const refusal = 'data' in error ? (error.data as Refusal) : null;
      if (!this.socket.active) this.leave();
      reject(new NotLetIn(error.message, refusal));
    });
    this.socket.connect();
    await within(ANSWER_MS, 'being let in or refused', promise);
    return this;
  }

  get isConnected(): boolean {
    return this.socket.connected;
  }

  /** Rejects with Unanswered when the connection ends first. */
  send<Type extends CommandType>(type: Type, body: BodyOf<Type>, id: string = randomUUID()): Promise<Reply> {
    return this.sendRaw({ ...body, type, id });
  }

  /** Says anything at all. */
  async sendRaw(message: unknown): Promise<Reply> {
    const { promise, resolve, reject } = Promise.withResolvers<Reply>();
    const lost = (): void => reject(new Unanswered('The connection ended before the answer came'));
    this.socket.once('disconnect', lost);
    // Typed for well-behaved clients; tests are not always one.
    this.socket.emit('command', message as Parameters<ClientToServer['command']>[0], resolve);
    try {
      return await within(ANSWER_MS, `an answer to ${JSON.stringify(message)?.slice(0, 200)}`, promise);
    } finally {
      this.socket.off('disconnect', lost);
    }
  }

  /** The server's clock: an answer that has nothing to do with the room, and comes after all that was sent before. */
  async time(): Promise<number> {
    const { promise, resolve } = Promise.withResolvers<number>();
    this.socket.emit('time', resolve);
    return within(ANSWER_MS, 'the time', promise);
  }

  /** Waits until the merged view is as wanted. */
  async until(
    isWanted: (view: Partial<Slices>, visitor: this) => boolean,
    what = 'a view as wanted',
  ): Promise<void> {
    await this.#when(() => isWanted(this.view, this), what);
  }

  async untilGone(limitMs?: number): Promise<void> {
    await this.#when(() => !this.isConnected, 'the connection to end', limitMs);
  }

  /** The transport is gone, without a goodbye. */
  drop(): void {
    const transport: unknown = this.socket.io.engine.transport;
    const socket: unknown = Reflect.get(Object(transport), 'ws');
    const terminate: unknown = Reflect.get(Object(socket), 'terminate');
    if (typeof terminate !== 'function') throw new Error('This transport can’t be cut');
    Reflect.apply(terminate, socket, []);
  }

  leave(): void {
    this.socket.disconnect();
    open.delete(this);
  }

  async #when(isSo: () => boolean, what: string, limitMs = ANSWER_MS): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = (): void => {
      if (isSo()) resolve();
    };
    this.#waiting.add(look);
    look();
    try {
      await within(limitMs, what, promise, () => JSON.stringify(this.view).slice(0, 2_000));
    } finally {
      this.#waiting.delete(look);
    }
  }

  #stir(): void {
    for (const look of this.#waiting) look();
  }

  #onView(message: ViewMessage): void {
    this.views.push(message);
    if (message.version < this.version) return this.#stir();
    this.version = message.version;
    Object.assign(this.view, message.slices);
    this.#stir();
  }

  #onMine(message: MineMessage): void {
    this.mine = message;
    this.token = message.token ?? this.token;
    this.#stir();
  }

  /** Heartbeats (engine.io's ping) are left out: they say nothing. */
  #listenToPackets(): void {
    this.socket.io.engine.on('packet', ({ type, data }) => {
      if (type === 'message') this.packets.push(String(data));
    });
  }
}

/** Connects with a handshake of any kind. Throws NotLetIn. */
export const knock = (
  url: string,
  auth: Readonly<Record<string, unknown>>,
  options?: ConnectOptions,
): Promise<Visitor> => new Visitor(url, auth, options).enter();

/** Comes in and waits for its whole view; a phone also for what it has said before. Throws NotLetIn. */
export const join = async (
  url: string,
  role: Role,
  ticket: Ticket,
  options?: ConnectOptions,
): Promise<Visitor> => {
  const visitor = await knock(url, { protocol: PROTOCOL, as: role, ...ticket }, options);
  visitor.token ??= ticket.phone ?? null;
  const isIn = (): boolean => visitor.view.night !== undefined && (role !== 'phone' || visitor.mine !== null);
  await visitor.until(isIn, `the whole view of a ${role}`);
  return visitor;
};

/** The refusal with which a handshake ended; null when it was let in. */
export const refusalAt = async (coming: Promise<Visitor>): Promise<Refusal | null> => {
  try {
    (await coming).leave();
    return null;
  } catch (error) {
    if (error instanceof NotLetIn && error.refusal) return error.refusal;
    throw error;
  }
};

export const codeOf = (reply: Reply): string => (reply.ok ? 'ok' : reply.refusal.code);

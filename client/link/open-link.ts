/** Opens the link between a page and the server, and keeps it open: the only code that knows socket.io. */
import { io, type Socket } from 'socket.io-client';
import type { Refusal, RefusalCode } from '../../shared/kernel/refusals.ts';
import type { Role } from '../../shared/kernel/roles.ts';
import type { Ms } from '../../shared/kernel/time.ts';
import {
  BEAT_MS,
  PROTOCOL,
  type ClientToServer,
  type Handshake,
  type MineMessage,
  type ServerToClient,
} from '../../shared/wire.ts';
import { keep, recall } from './device-memory.ts';
import type { Deliver } from './outbox.svelte.ts';
import { pace } from './pace.ts';
import { RoleStore } from './role-store.svelte.ts';

export { addressOfPage } from './address.ts';

export interface LinkOptions {
  readonly role: Role;
  /** The assembly's id; for a phone, the join code. */
  readonly assembly: string;
  readonly pass?: string;
  /** A phone's token; without it the one this device was given before. */
  readonly phone?: string;
  /** The code of the voting card that a phone was opened with. */
  readonly card?: string;
  /** Looks on, and is none of the hall's screens. */
  readonly aside?: boolean;
}

const PHONE_TOKEN = 'assembly-night/phone';
const CONNECT_TIMEOUT_MS = 6_000;
const ANSWER_TIMEOUT_MS = 3_000;
const UNANSWERED_MS = 6_000;
const SAME_MOMENT_MS = 1_000;
/** The server answers "here" after a second and a half. A chair must know within five that it doesn't. */
const HERE_TIMEOUT_MS = 4_000;

/** Asking again soon would only be refused again. */
const turnedAway: ReadonlySet<RefusalCode> = new Set([
  'wrong-protocol',
  'no-such-assembly',
  'no-such-pass',
  'pass-revoked',
  'code-changed',
  'hall-full',
]);

const within = (fromMs: Ms, toMs: Ms): Ms => fromMs + Math.random() * (toMs - fromMs);

/** The refusal that a failed handshake carries; null when the server was simply not reached. */
const refusalIn = (error: Error & { data?: unknown }): Refusal | null => {
  const { data } = error;
  return typeof data === 'object' && data !== null && 'code' in data ? (data as Refusal) : null;
};

class Link {
  readonly store = new RoleStore();
  readonly #socket: Socket<ServerToClient, ClientToServer>;
  readonly #pace: (typeof pace)['phone'];
  readonly #isPhone: boolean;
  #connectedBefore = false;
  #noticedAt = -Infinity;
  /** The token this phone came with, or was given. */
  #shown: string | null = null;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor({ role, assembly, pass, phone, card, aside }: LinkOptions) {
    this.#isPhone = role === 'phone';
    this.#pace = pace[this.#isPhone ? 'phone' : 'crew'];
    const handshake: Handshake = {
      protocol: PROTOCOL,
      assembly,
      as: role,
      ...(pass ? { pass } : {}),
      ...(card ? { card: card.slice(0, 40) } : {}),
      ...(aside ? { aside } : {}),
    };
    const known = () => (this.#isPhone ? (phone ?? recall(PHONE_TOKEN)) : null);
    this.#socket = io({
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      timeout: CONNECT_TIMEOUT_MS,
      reconnectionDelay: this.#pace.reconnectionDelay,
      reconnectionDelayMax: this.#pace.reconnectionDelayMax,
      randomizationFactor: this.#pace.randomizationFactor,
      // Asked for at each handshake, because the token may have come meanwhile.
      auth: (give) => {
        const token = known();
        this.#shown = token;
        give({ ...handshake, ...(token ? { phone: token } : {}) });
      },
    });
    if (!this.#isPhone) this.store.clock.startTicking();
    this.store.cards = () => this.#socket.emitWithAck('cards');
    this.#hear();
    this.#watchDevice();
    // Another pass was put into the address.
    if (pass) window.addEventListener('hashchange', () => window.location.reload());
  }

  #hear(): void {
    const socket = this.#socket;
    socket.on('connect', () => this.#connected());
    socket.on('disconnect', (reason) => this.#disconnected(reason === 'io server disconnect'));
    socket.on('connect_error', (error) => this.#failed(refusalIn(error)));
    socket.on('view', (view) => this.store.show(view));
    socket.on('mine', (mine) => this.#mine(mine));
  }

  /** Two tabs that open at once are given a token each; the one that is kept is this phone's. */
  #mine(mine: MineMessage): void {
    // One that it came with and that was not taken is no good.
    if (mine.token && this.#isOther()) return this.#connectNow();
    if (mine.token) keep(PHONE_TOKEN, (this.#shown = mine.token));
    this.store.remember(mine);
  }

  /** Another tab's token is kept. */
  #isOther(): boolean {
    const kept = recall(PHONE_TOKEN);
    return kept !== null && kept !== this.#shown;
  }

  /** Sockets die without an event, above all on phones: look after them when somebody looks at the page. */
  #watchDevice(): void {
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.#noticed();
    });
    window.addEventListener('pageshow', ({ persisted }) => {
      if (persisted) this.#noticed();
    });
    // Tabs learn late what the other has written: both may have kept a token, and one of the two stays.
    window.addEventListener('storage', ({ key }) => {
      if (this.#isPhone && key === PHONE_TOKEN && this.#isOther()) this.#connectNow();
    });
    // The hall's network is back for everybody at once.
    window.addEventListener('online', () => this.#soon(within(0, this.#isPhone ? 1_000 : 0)));
  }

  #connected(): void {
    clearTimeout(this.#later);
    this.store.clock.doubt();
    const waitMs = this.#connectedBefore ? within(0, this.#pace.resendMs) : 0;
    this.#connectedBefore = true;
    if (waitMs === 0) this.store.outbox.open(this.#deliver);
    else setTimeout(() => this.#socket.connected && this.store.outbox.open(this.#deliver), waitMs);
    void this.#measure(this.#pace.samples);
    if (!this.#isPhone) void this.#sayHere();
  }

  #disconnected(byServer: boolean): void {
    this.store.outbox.close();
    this.store.lost();
    // The server cut this link on purpose; the next handshake says why.
    if (byServer) this.#soon(within(0, 1_000));
  }

  #failed(refusal: Refusal | null): void {
    if (refusal === null) return;
    if (turnedAway.has(refusal.code)) {
      this.store.refused(refusal);
      this.#soon(within(10_000, 20_000));
    } else {
      this.#soon(within(1_000, 4_000));
    }
  }

  /** An answer that doesn't come is asked for again on the same connection; a new one sends everything anyway. */
  readonly #deliver: Deliver = (message, reply) => {
    const connection = this.#socket.id;
    this.#socket.emit('command', message, reply);
    setTimeout(() => {
      if (connection !== this.#socket.id || !this.store.outbox.isWaitingFor(message.id)) return;
      this.#lookAfter();
      this.#deliver(message, reply);
    }, UNANSWERED_MS);
  };

  /** Only the last of several such plans counts. */
  #soon(waitMs: Ms): void {
    clearTimeout(this.#later);
    this.#later = setTimeout(() => this.#lookAfter(), waitMs);
  }

  /** Somebody looks at the page; browsers may say so several times in one moment, by the wall: others may have stood still. */
  #noticed(): void {
    if (Math.abs(Date.now() - this.#noticedAt) < SAME_MOMENT_MS) return;
    this.#noticedAt = Date.now();
    this.#lookAfter();
  }

  /** Down: connect now. Up: see whether it answers. */
  #lookAfter(): void {
    if (!this.#socket.connected) {
      this.#connectNow();
      return;
    }
    this.store.clock.doubt();
    void this.#measure(Math.max(1, this.#pace.samples));
  }

  /** At once, whatever attempt is on its way or waiting for its turn. */
  #connectNow(): void {
    this.#socket.disconnect().connect();
  }

  /** Asks the server for its time, several times because the shortest way tells best; no answer means the link is dead. */
  async #measure(samples: number): Promise<void> {
    if (samples === 0 || !this.#socket.connected) return;
    const startedAt = performance.now();
    try {
      const now = await this.#socket.timeout(ANSWER_TIMEOUT_MS).emitWithAck('time');
      this.store.clock.measured(now, performance.now() - startedAt);
    } catch {
      if (this.#socket.connected) this.#connectNow();
      return;
    }
    await this.#measure(samples - 1);
  }

  /** Says whenever it is answered that this page is here; without an answer the link is dead. Phones don't: it would add up. */
  async #sayHere(): Promise<void> {
    const [connection, saidAt] = [this.#socket.id, performance.now()];
    try {
      const now = await this.#socket.timeout(HERE_TIMEOUT_MS).emitWithAck('here');
      const fits = this.store.clock.measured(now, performance.now() - saidAt - BEAT_MS);
      if (!fits) void this.#measure(this.#pace.samples);
    } catch {
      if (this.#socket.connected && this.#socket.id === connection) this.#connectNow();
      return;
    }
    if (this.#socket.id === connection) void this.#sayHere();
  }
}

export const openLink = (options: LinkOptions): RoleStore => new Link(options).store;

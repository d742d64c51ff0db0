/** A phone of a simulated audience: speaks the wire itself, keeps as good as nothing, and many thousands fit into one process. */
import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import type { CommandInput } from '../../shared/night/commands.ts';
import { PROTOCOL, type MineMessage, type Reply, type ViewMessage } from '../../shared/wire.ts';

/** Engine.IO 4 and Socket.IO 5, as one WebSocket speaks them: a packet's kind is its first figures. */
const OPEN = '0';
const PING = '2';
const PONG = '3';
const CONNECT = '40';
const EVENT = '42';
const ACK = '43';
const REFUSED = '44';

const ANSWER_MS = 30_000;

/** The server said no at the door, with its reason. */
export class TurnedAway extends Error {
  override readonly name = 'TurnedAway';
}

/** The connection ended, or nothing came for a long while: what was said may have taken effect or not. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

export interface LightPhoneOptions {
  /** `http://192.168.1.20:8080` */
  readonly url: string;
  /** The join code. */
  readonly assembly: string;
  /** Called with every view; parsing them is left to whoever needs one. */
  readonly onView?: (view: ViewMessage) => void;
  /** Called with the size of everything that comes, in bytes. */
  readonly onBytes?: (bytes: number) => void;
}

export class LightPhone {
  /** Its only identity, once the server has given it one. */
  token: string | null = null;
  /** What the server says this phone has said. */
  mine: MineMessage | null = null;
  readonly #options: LightPhoneOptions;
  readonly #answers = new Map<number, (reply: Reply) => void>();
  #socket: WebSocket | null = null;
  #acks = 0;

  constructor(options: LightPhoneOptions) {
    this.#options = options;
  }

  /** Resolves once the server has told the phone what it has said. Throws TurnedAway, Unanswered. */
  connect(): Promise<void> {
    // Nothing but text comes, from our own server: what a browser checks besides would be the load generator's work.
    const socket = new WebSocket(
      `${this.#options.url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`,
      { perMessageDeflate: false, skipUTF8Validation: true },
    );
    this.#socket = socket;
    this.mine = null;
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Unanswered('nobody opened')), ANSWER_MS);
      socket.on('message', (data: Buffer) => {
        this.#options.onBytes?.(data.length);
        const text = data.toString();
        if (text.startsWith(REFUSED)) reject(new TurnedAway(text.slice(REFUSED.length)));
        this.#hear(socket, text);
        if (this.mine === null) return;
        clearTimeout(late);
        resolve();
      });
      for (const end of ['close', 'error'])
        socket.on(end, (cause: unknown) => {
          clearTimeout(late);
          reject(new Unanswered('the connection ended', { cause }));
        });
    });
  }

  /** Throws Unanswered. With the id of something said before, it is said again. */
  say(command: CommandInput, id: string = randomUUID()): Promise<Reply> {
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN) return Promise.reject(new Unanswered('not connected'));
    const ack = (this.#acks += 1);
    return new Promise((resolve, reject) => {
      const giveUp = () => reject(new Unanswered(`no answer to ${command.type}`));
      const late = setTimeout(giveUp, ANSWER_MS);
      socket.once('close', giveUp);
      this.#answers.set(ack, (reply) => {
        clearTimeout(late);
        socket.off('close', giveUp);
        resolve(reply);
      });
      socket.send(`${EVENT}${ack}${JSON.stringify(['command', { id, ...command }])}`);
    });
  }

  /** As a phone that walks out of the Wi-Fi: without a goodbye. */
  drop(): void {
    this.#socket?.terminate();
    this.#socket = null;
    this.mine = null;
  }

  get isConnected(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  #hear(socket: WebSocket, text: string): void {
    if (text === PING) socket.send(PONG);
    else if (text.startsWith(ACK)) this.#answer(text.slice(ACK.length));
    else if (text.startsWith(EVENT)) this.#event(text);
    else if (text.startsWith(OPEN) && !text.startsWith(CONNECT)) socket.send(CONNECT + this.#handshake());
  }

  #handshake(): string {
    const { assembly } = this.#options;
    const phone = this.token === null ? {} : { phone: this.token };
    return JSON.stringify({ protocol: PROTOCOL, assembly, as: 'phone', ...phone });
  }

  #answer(text: string): void {
    const at = text.indexOf('[');
    const ack = Number(text.slice(0, at));
    const [reply] = JSON.parse(text.slice(at)) as [Reply];
    this.#answers.get(ack)?.(reply);
    this.#answers.delete(ack);
  }

  #event(text: string): void {
    // A view that nobody asks for is not parsed: that would be the load generator's work, not the server's.
    if (text.startsWith('42["mine"')) {
      const [, mine] = JSON.parse(text.slice(EVENT.length)) as ['mine', MineMessage];
      this.token = mine.token ?? this.token;
      this.mine = mine;
    } else if (this.#options.onView && text.startsWith('42["view"')) {
      const [, view] = JSON.parse(text.slice(EVENT.length)) as ['view', ViewMessage];
      this.#options.onView(view);
    }
  }
}

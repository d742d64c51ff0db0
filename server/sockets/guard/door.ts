/** One connection below socket.io: what it says is counted before it is read, and what it doesn't fetch isn't heaped up for it. */
import type { Socket } from 'node:net';
import type { BareSocket, EngineConnection, Packet } from './engine.ts';
import { Turnstile } from './turnstile.ts';

/** Twenty times the whole view of a full night: whoever has not fetched so much is not there any more, or never meant to. */
export const MOST_WAITING = 1_048_576;

/** An event `command` that asks for an answer, by number: the beginning is enough. */
const COMMAND = /^42(\d{1,15})\["command",/;
const COMMAND_BYTES = 40;
const TOO_FAST = JSON.stringify([{ ok: false, refusal: { code: 'too-fast' } }]);

export type Ending = 'flood' | 'unread';

export interface DoorParts {
  readonly now: () => number;
  readonly onDropped: () => void;
  /** It is being closed; `who`: by token or pass, where that is known. */
  readonly onEnding: (why: Ending, who: string | null) => void;
}

const sizeOf = ({ data }: Packet): number => data?.length ?? 0;

export class Door {
  /** What a WebSocket runs over. */
  line: Socket | null = null;
  readonly #parts: DoorParts;
  readonly #turnstile: Turnstile;
  #connection: EngineConnection | null = null;
  #who: string | null = null;
  /** Bytes in the connection's own queue, as long as something waits there. */
  #queued = 0;
  #isEnding = false;

  constructor(parts: DoorParts) {
    this.#parts = parts;
    this.#turnstile = new Turnstile(parts.now());
  }

  get isEnding(): boolean {
    return this.#isEnding;
  }

  leadsTo(connection: EngineConnection): void {
    this.#connection = connection;
    connection.on('packetCreate', (packet: Packet) => this.#send(packet));
  }

  /** Who it is, by phone or pass. */
  known(who: string, isOfCrew: boolean): void {
    this.#who = who;
    if (isOfCrew) this.#turnstile.widen();
  }

  /** Whether a packet, as it came, may be read. */
  lets(packet: string | Uint8Array): boolean {
    const passage = this.#turnstile.pass(packet.length, this.#parts.now());
    if (passage === 'heard') return true;
    this.#parts.onDropped();
    if (passage === 'refused') this.#tell(packet);
    if (passage === 'last') this.end('flood');
    return false;
  }

  /** Closes it where too much waits to be written. */
  look(): void {
    if (this.#waiting() > MOST_WAITING) this.end('unread');
  }

  end(why: Ending): void {
    if (this.#isEnding) return;
    this.#isEnding = true;
    this.#parts.onEnding(why, this.#who);
    // Not in the middle of what engine.io is doing with it.
    setImmediate(() => this.#close());
  }

  #close(): void {
    const connection = this.#connection;
    // A WebSocket that isn't read would wait half a minute for its goodbye.
    if (connection?.transport.socket) connection.transport.socket.terminate();
    else connection?.close(true);
  }

  #waiting(): number {
    const { writeBuffer = [], transport } = this.#connection ?? {};
    return (writeBuffer.length > 0 ? this.#queued : 0) + (transport?.socket?.bufferedAmount ?? 0);
  }

  /** At each packet to a connection, phones by the thousand among them: as little as possible. */
  #send(packet: Packet): void {
    if (this.#connection?.transport.writable) return;
    if (this.#connection?.writeBuffer.length === 0) this.#queued = 0;
    this.#queued += sizeOf(packet);
    // It is not in the queue yet.
    if (this.#queued > MOST_WAITING) this.end('unread');
    else this.look();
  }

  /** Only what waits for an answer is told; the rest of it was nothing. */
  #tell(packet: string | Uint8Array): void {
    const beginning =
      typeof packet === 'string' ? packet : Buffer.from(packet.subarray(0, COMMAND_BYTES)).toString('latin1');
    const asked = COMMAND.exec(beginning)?.[1];
    if (asked !== undefined) this.#connection?.write(`3${asked}${TOO_FAST}`);
  }
}

/** Packets of a WebSocket are counted before they are taken for text, and so are its own pings, each of which is answered. */
export const guardWebSocket = (socket: BareSocket, door: Door): void => {
  const heed = (packet: Uint8Array): boolean => {
    const isLet = door.lets(packet);
    if (door.isEnding) socket.terminate();
    return isLet;
  };
  const listeners = socket.listeners('message');
  socket.removeAllListeners('message');
  socket.on('message', (packet: Uint8Array, isBinary: boolean) => {
    if (heed(packet)) for (const hear of listeners) Reflect.apply(hear, socket, [packet, isBinary]);
  });
  for (const control of ['ping', 'pong']) socket.on(control, heed);
};

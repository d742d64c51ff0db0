/** A connection of somebody of the night, by a real socket: says commands, and keeps the newest of each slice. Runs under Node alone. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { PrintedCard } from '../../shared/ballots/ballot-box.ts';
import type { Role } from '../../shared/kernel/roles.ts';
import type { CommandInput } from '../../shared/night/commands.ts';
import type { Slices } from '../../shared/views/slices.ts';
import {
  PROTOCOL,
  type ClientToServer,
  type Handshake,
  type MineMessage,
  type ServerToClient,
} from '../../shared/wire.ts';

/** Far above any figure: a server that is gone answers nobody. */
const ANSWER_MS = 10_000;
/** Nobody taps as fast as a script: what came too fast is said again. */
const BREATH_MS = 100;

export type Ticket = Pick<Handshake, 'assembly' | 'pass' | 'phone' | 'card'>;

export class Seat {
  readonly view: Partial<Slices> = {};
  mine: MineMessage | null = null;
  token: string | null = null;
  readonly #socket: Socket<ServerToClient, ClientToServer>;

  private constructor(url: string, auth: Handshake) {
    this.token = auth.phone ?? null;
    this.#socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, auth });
    this.#socket.on('view', ({ slices }) => void Object.assign(this.view, slices));
    this.#socket.on('mine', (mine) => {
      this.mine = mine;
      this.token = mine.token ?? this.token;
    });
  }

  /** Resolves once the whole view is there, and what a phone has said. Rejects where it is not let in. */
  static async enter(url: string, as: Role, ticket: Ticket): Promise<Seat> {
    const seat = new Seat(url, { protocol: PROTOCOL, as, ...ticket });
    await new Promise((resolve, reject) => {
      seat.#socket.once(as === 'phone' ? 'mine' : 'view', resolve);
      seat.#socket.once('connect_error', reject);
    });
    return seat;
  }

  /** The version it became. Throws where it is refused. */
  async say(command: CommandInput): Promise<number> {
    const reply = await this.#socket
      .timeout(ANSWER_MS)
      .emitWithAck('command', { id: randomUUID(), ...command });
    if (reply.ok) return reply.version;
    if (reply.refusal.code !== 'too-fast')
      throw new Error(`${command.type} is refused: ${JSON.stringify(reply.refusal)}`);
    await pause(BREATH_MS);
    return this.say(command);
  }

  /** The chair's, to print them. */
  cards(): Promise<readonly PrintedCard[]> {
    return this.#socket.timeout(ANSWER_MS).emitWithAck('cards');
  }

  leave(): void {
    this.#socket.disconnect();
  }
}

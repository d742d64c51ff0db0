/** The chair of a measurement: goes from segment to segment, and notes the moment of each tap. */
import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { CommandInput } from '../../shared/night/commands.ts';
import { PROTOCOL, type ClientToServer, type ServerToClient } from '../../shared/wire.ts';
import type { Measured } from './server.ts';

/** Far above any figure: a server that is gone answers nobody. */
const ANSWER_MS = 10_000;

export class TheChair {
  readonly #socket: Socket<ServerToClient, ClientToServer>;
  #current: string | null = null;

  private constructor(socket: Socket<ServerToClient, ClientToServer>) {
    this.#socket = socket;
  }

  static async enter({ url, links }: Measured): Promise<TheChair> {
    const link = new URL(links['chair'] ?? '');
    const socket: Socket<ServerToClient, ClientToServer> = io(url, {
      transports: ['websocket'],
      auth: {
        protocol: PROTOCOL,
        assembly: link.pathname.split('/')[2],
        as: 'chair',
        pass: link.hash.replace('#pass=', ''),
      },
    });
    await new Promise((resolve, reject) => {
      socket.once('connect', () => resolve(null));
      socket.once('connect_error', reject);
    });
    return new TheChair(socket);
  }

  /** Throws where it is refused, or not answered. */
  async must(command: CommandInput): Promise<void> {
    const reply = await this.#socket
      .timeout(ANSWER_MS)
      .emitWithAck('command', { id: randomUUID(), ...command });
    if (!reply.ok) throw new Error(`${command.type} is refused: ${reply.refusal.code}`);
  }

  /** When the tap was made, on the clock that all processes of this machine share. Throws where it is refused. */
  async start(segment: string): Promise<number> {
    const at = performance.timeOrigin + performance.now();
    await this.must({ type: 'StartSegment', segment, from: this.#current });
    this.#current = segment;
    return at;
  }

  leave(): void {
    this.#socket.disconnect();
  }
}

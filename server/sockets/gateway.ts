/** Whoever connects: let in or turned away, sent the whole view, counted among the devices, and heard. Decides nothing. */
import type { Logger } from 'pino';
import type { Refusal } from '../../shared/kernel/refusals.ts';
import { hasPass, roleRow } from '../../shared/kernel/roles.ts';
import { night } from '../../shared/night/chapter.ts';
import { BEAT_MS } from '../../shared/wire.ts';
import type { Metrics } from '../metrics.ts';
import { CommandIntake } from './commands.ts';
import { visitorOf } from './handshake.ts';
import type { LiveAssemblies } from './live-assemblies.ts';
import { showOutOne } from './lookers.ts';
import { mine } from './mine.ts';
import type { SocketGuard } from './guard/socket-guard.ts';
import { ActorLimiter } from './rate-limiter.ts';
import { channelOf, type Connection, type SocketServer } from './socket-server.ts';
import { Watchdog } from './watchdog.ts';

export interface GatewayParts {
  readonly io: SocketServer;
  readonly guard: Pick<SocketGuard, 'known' | 'isPutOut'>;
  readonly assemblies: LiveAssemblies;
  readonly logger: Logger;
  readonly clock: () => number;
  readonly metrics: Pick<Metrics, 'refused' | 'commands' | 'answer'>;
}

export class Gateway {
  readonly #parts: GatewayParts;
  readonly #limiter = new ActorLimiter();
  readonly #commands: CommandIntake;

  constructor(parts: GatewayParts) {
    this.#parts = parts;
    this.#commands = new CommandIntake({ limiter: this.#limiter, metrics: parts.metrics });
    parts.io.use((socket, next) => {
      this.#letIn(socket)
        .catch((fault: unknown): Refusal => {
          parts.logger.error({ err: fault }, 'a handshake failed');
          return { code: 'unavailable' };
        })
        .then((refusal) => next(refusal ? this.#turnedAway(refusal) : undefined));
    });
    parts.io.on('connection', (socket) => this.#welcome(socket));
  }

  close(): Promise<void> {
    return this.#parts.io.close();
  }

  /** Null: come in. */
  async #letIn(socket: Connection): Promise<Refusal | null> {
    const visitor = await visitorOf(this.#parts.assemblies, socket.handshake.auth);
    if (!visitor.ok) return visitor.reason;
    const { guard } = this.#parts;
    if (guard.isPutOut(visitor.value.actor)) return { code: 'too-fast' };
    guard.known(socket.conn, visitor.value.actor);
    socket.data = visitor.value;
    return null;
  }

  #turnedAway(refusal: Refusal): Error {
    this.#parts.metrics.refused.inc({ reason: refusal.code });
    return Object.assign(new Error(refusal.code), { data: refusal });
  }

  #welcome(socket: Connection): void {
    const { assembly, actor, newToken, aside } = socket.data;
    const { room } = assembly.open;
    // Withdrawn between the handshake and here: the next handshake will say so. What is still being saved shuts out itself.
    if (room.isSettled && night.isWithdrawn(room.state, actor)) return void socket.disconnect(true);
    if (hasPass(actor.role)) this.#joinCrew(socket);
    else this.#joinAudience(socket);
    socket.on('time', (reply) => {
      if (typeof reply === 'function' && this.#limiter.take(actor)) reply(this.#parts.clock());
    });
    socket.on('command', (message, reply) => {
      if (typeof reply === 'function') void this.#commands.take(socket, message, reply);
    });
    socket.emit('view', assembly.publisher.full(actor.role));
    if (actor.role === 'phone') socket.emit('mine', mine(socket.data, newToken));
    if (!aside) this.#count(socket);
  }

  /** What only a page of the crew is sent, and may ask. */
  #joinCrew(socket: Connection): void {
    const { assembly, actor } = socket.data;
    const { room, keys } = assembly.open;
    void socket.join([channelOf.role(room.id, actor.role), channelOf.pass(room.id, actor.id)]);
    socket.on('here', (reply) => {
      if (typeof reply === 'function' && this.#limiter.take(actor))
        setTimeout(() => reply(this.#parts.clock()), BEAT_MS).unref();
    });
    socket.on('cards', (reply) => {
      if (typeof reply === 'function' && roleRow(actor.role).mayPrintCards && this.#limiter.take(actor))
        reply(keys.cards);
    });
  }

  #joinAudience(socket: Connection): void {
    const { assembly, actor } = socket.data;
    void socket.join(channelOf.phone(assembly.open.room.id, actor.id));
    // The hall is full, and this one is counted already: else it had not been let in.
    if (assembly.presence.isFull) showOutOne(assembly);
    assembly.audience.add(socket);
    socket.once('disconnect', () => assembly.audience.delete(socket));
  }

  /** Among the devices that are here, for as long as it is; some must also be heard. */
  #count(socket: Connection): void {
    const { assembly, actor } = socket.data;
    const { presence } = assembly;
    const watchdog = new Watchdog((isHere) => presence.count(actor, isHere ? 1 : -1));
    presence.count(actor, 1);
    if (roleRow(actor.role).mustBeHeard) socket.on('here', () => watchdog.heard());
    socket.on('disconnect', () => {
      watchdog.end();
      if (watchdog.isHere) presence.count(actor, -1);
    });
  }
}

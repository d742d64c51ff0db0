/** Stands below socket.io, before anything is parsed: a door for each connection, whichever way its packets come. */
import type { Actor } from '../../../shared/kernel/decider.ts';
import { hasPass } from '../../../shared/kernel/roles.ts';
import type { Metrics } from '../../metrics.ts';
import { Door, guardWebSocket, type Ending } from './door.ts';
import type { Engine, EngineConnection, Transport } from './engine.ts';
import type { OpenLines } from './open-lines.ts';
import { PutOut } from './put-out.ts';

/** Between the packets in the body of one request of long-polling. */
const SEPARATOR = '\u001e';
/** As many as fit into the largest body, were each a short command: what has more of them is junk. */
const MOST_IN_A_BODY = 1_500;
/** Long-polling costs a hostile script one request for each connection: of those that have not been let in, the oldest makes room. */
const MOST_STRANGERS = 1_000;
/** Whoever is shown out and doesn't answer the goodbye holds a file open, and no longer than this. */
const GOODBYE_MS = 2_000;
/** How often connections to which nothing is sent are looked at. */
const LOOK_MS = 2_000;

export interface GuardParts {
  readonly engine: Engine;
  readonly lines: Pick<OpenLines, 'known'>;
  readonly metrics: Pick<Metrics, 'dropped' | 'ended'>;
}

const now = (): number => performance.now();

/** What of a body may be read; null: nothing. */
const lettableIn = (body: string, door: Door): string | null => {
  const packets = body.split(SEPARATOR, MOST_IN_A_BODY + 1);
  if (packets.length > MOST_IN_A_BODY) {
    door.end('flood');
    return null;
  }
  const heard = packets.filter((packet) => door.lets(packet));
  return heard.length === 0 || door.isEnding ? null : heard.join(SEPARATOR);
};

/** The session that goes over to a WebSocket; empty: it is a new one. */
const sessionOf = (url = ''): string => new URLSearchParams(url.split('?')[1]).get('sid') ?? '';

const guardPolling = (transport: Transport, door: Door): void => {
  const hear = transport.onData.bind(transport);
  transport.onData = (body) => {
    const lettable = lettableIn(body, door);
    if (lettable !== null) hear(lettable);
  };
};

interface Stranger {
  readonly transport: object;
  close(discard: boolean): unknown;
}

export class SocketGuard {
  readonly #parts: GuardParts;
  readonly #doors = new WeakMap<object, Door>();
  readonly #putOut = new PutOut();
  readonly #strangers = new Set<Stranger>();
  readonly #looking: NodeJS.Timeout;

  constructor(parts: GuardParts) {
    const { engine } = parts;
    this.#parts = parts;
    // One packet of each WebSocket in a turn of the loop, and no more is read from it meanwhile: whatever fifty of them
    // send at once, whoever else has something to say is heard after fifty packets, not after fifty times 64 KB.
    engine.ws.options.allowSynchronousEvents = false;
    engine.ws.options.closeTimeout = GOODBYE_MS;
    this.#guardTransports();
    engine.on('connection', (connection: EngineConnection) => this.#connected(connection));
    this.#looking = setInterval(() => this.#lookAtAll(), LOOK_MS).unref();
  }

  /** Let in: who it is. */
  known(connection: Stranger, actor: Actor): void {
    this.#strangers.delete(connection);
    const door = this.#doors.get(connection.transport);
    door?.known(actor.id, hasPass(actor.role));
    if (door?.line) this.#parts.lines.known(door.line);
  }

  /** Was put out a moment ago. */
  isPutOut({ id }: Actor): boolean {
    return this.#putOut.has(id, now());
  }

  close(): void {
    clearInterval(this.#looking);
  }

  /** A connection may go over from long-polling to a WebSocket: the same door. */
  #guardTransports(): void {
    const { engine } = this.#parts;
    const create = engine.createTransport.bind(engine);
    engine.createTransport = (name, request) => {
      const transport = create(name, request);
      const before = engine.clients[sessionOf(request.url)]?.transport;
      const door = (before && this.#doors.get(before)) ?? this.#newDoor();
      this.#doors.set(transport, door);
      if (transport.socket) guardWebSocket(transport.socket, door);
      else guardPolling(transport, door);
      // A request of long-polling may come over any.
      if (transport.socket) door.line = request.socket;
      return transport;
    };
  }

  #newDoor(): Door {
    const { metrics } = this.#parts;
    return new Door({
      now,
      onDropped: () => metrics.dropped.inc(),
      onEnding: (why, who) => this.#ending(why, who),
    });
  }

  #ending(why: Ending, who: string | null): void {
    this.#parts.metrics.ended.inc({ why });
    // Who is merely too slow to read may come back at once.
    if (why === 'flood' && who !== null) this.#putOut.add(who, now());
  }

  #connected(connection: EngineConnection): void {
    this.#doors.get(connection.transport)?.leadsTo(connection);
    if (connection.transport.socket) return;
    this.#strangers.add(connection);
    connection.once('close', () => this.#strangers.delete(connection));
    const [oldest] = this.#strangers;
    if (this.#strangers.size > MOST_STRANGERS) oldest?.close(true);
  }

  #lookAtAll(): void {
    for (const { transport } of Object.values(this.#parts.engine.clients)) this.#doors.get(transport)?.look();
  }
}

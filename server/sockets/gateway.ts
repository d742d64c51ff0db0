/** socket.io at the door: who is this, what do they say, and the answer they get. Parses everything, decides nothing. */
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Logger } from 'pino';
import { Server, type Socket } from 'socket.io';
import { z } from 'zod';
import type { Actor } from '../../shared/kernel/decider.ts';
import { commandId } from '../../shared/kernel/ids.ts';
import type { Refusal } from '../../shared/kernel/refusals.ts';
import { roles, type Role } from '../../shared/kernel/roles.ts';
import { PROTOCOL, type ClientToServer, type Reply, type ServerToClient } from '../../shared/wire.ts';
import { no, ok, type Result } from '../../shared/kernel/result.ts';
import { commandSchemas, type Command, type CommandType, isAllowed } from '../../shared/night/commands.ts';
import { isWithdrawn } from '../../shared/people/passes.ts';
import { Allowance } from './rate-limiter.ts';
import { Audience } from './audience.ts';
import type { Hall, Halls } from './halls.ts';
import type { Metrics } from '../metrics.ts';
import { isPhoneToken, newPhoneToken } from '../room/passes.ts';
import { meansEveryPhone, mine, withReceipt, type Teller } from './mine.ts';
import { letPhoneIn } from './phone-door.ts';
import type { Submission } from '../room/command-queue.ts';
import { Silence } from './watchdog.ts';
import { Telling } from './telling.ts';

interface Visitor extends Teller {
  /** A phone's token, when it was made here and the phone has yet to learn it. */
  readonly newToken: string | null;
  /** Looks on, and is not counted among the devices. */
  readonly aside: boolean;
}
type Door = Server<ClientToServer, ServerToClient, Record<string, never>, Visitor>;
type Connection = Socket<ClientToServer, ServerToClient, Record<string, never>, Visitor>;

/** The largest command is a table of 300 delegations with long names; whatever is much longer is no command. */
const MOST_BYTES = 131_072;
/** Old phones in a crowded hall: a lost one is noticed within 14 s, for a few bytes a second. */
const PING_MS = { interval: 8_000, timeout: 6_000 };

/** How often the crew's pages are to say that they are here. */
const BEAT_MS = 1_500;
/** What the hall or a speaker looks at all evening: nobody touches it, so nobody there says when it has died. */
const mustBeHeard: ReadonlySet<Role> = new Set(['screen', 'stage']);

const handshake = z.object({
  protocol: z.literal(PROTOCOL),
  assembly: z.string().min(1).max(60),
  as: z.enum(roles),
  pass: z.string().max(200).optional(),
  phone: z.unknown().optional(),
  aside: z.boolean().optional(),
  card: z.string().max(40).optional(),
});
type Handshake = z.output<typeof handshake>;

const envelope = z.looseObject({ id: commandId, type: z.string() });
const isCommandType = (type: string): type is CommandType => Object.hasOwn(commandSchemas, type);

export interface GatewayParts {
  readonly http: HttpServer;
  readonly halls: Halls;
  readonly logger: Logger;
  readonly clock: () => number;
  readonly metrics: Pick<Metrics, 'refused'>;
}

/** Parses one command message; unknown fields and types are refused, never ignored. */
const parseCommand = (message: unknown): Result<Submission, Refusal> => {
  const outer = envelope.safeParse(message);
  if (!outer.success) return no({ code: 'malformed', detail: 'needs an id (a uuid) and a type' });
  const { id, ...body } = outer.data;
  if (!isCommandType(outer.data.type)) return no({ code: 'malformed', detail: 'no such command' });
  const parsed = commandSchemas[outer.data.type].safeParse(body);
  if (parsed.success) return ok({ ...(parsed.data satisfies Command), id });
  return no({ code: 'malformed', detail: parsed.error.issues[0]?.path.join('.') ?? '' });
};

/**
 * What came with an upgrade is of no use to anybody for the rest of the night. Letting go of it is not enough: engine.io
 * holds on to it in a listener of the connection's end, so it is emptied as well.
 */
const forgetRequest = (line: {
  request: IncomingMessage | null;
  readonly transport: { name: string };
}): void => {
  if (line.transport.name === 'websocket' && line.request)
    Object.assign(line.request, { headers: {}, rawHeaders: [], url: '', _query: {} });
  line.request = null;
};

export class Gateway {
  readonly #parts: GatewayParts;
  readonly #io: Door;
  readonly #audiences = new Map<Hall, Audience<Connection>>();
  readonly #tellings = new Map<Hall, Telling>();
  readonly #phonePace = new Allowance({ burst: 20, perSecond: 4 });
  readonly #crewPace = new Allowance({ burst: 200, perSecond: 50 });

  constructor(parts: GatewayParts) {
    this.#parts = parts;
    this.#io = new Server(parts.http, {
      serveClient: false,
      maxHttpBufferSize: MOST_BYTES,
      pingInterval: PING_MS.interval,
      pingTimeout: PING_MS.timeout,
      connectTimeout: 10_000,
      perMessageDeflate: false,
      httpCompression: false,
    });
    this.#io.use((socket, next) => {
      this.#letIn(socket)
        .catch((fault: unknown): Refusal => {
          parts.logger.error({ err: fault }, 'a handshake failed');
          return { code: 'unavailable' };
        })
        .then((refusal) => next(refusal ? this.#turnAway(refusal) : undefined));
    });
    this.#io.engine.on('connection', forgetRequest);
    this.#io.on('connection', (socket) => this.#welcome(socket));
    parts.halls.each((hall) => this.#serve(hall));
  }

  close(): Promise<void> {
    return this.#io.close();
  }

  /** Sends a hall's views to its roles, encoded once for each; ends connections whose pass was revoked. */
  #serve(hall: Hall): void {
    const audience = new Audience<Connection>();
    this.#audiences.set(hall, audience);
    this.#tellings.set(
      hall,
      new Telling(
        () => hall.isSettled(),
        (phone) => this.#tellTabs(hall, phone),
      ),
    );
    hall.onView((role, message) => {
      if (role === 'phone') return audience.show(message);
      this.#io.to(`${hall.id}/${role}`).emit('view', message);
    });
    hall.room.listen({
      batch: ({ commits, moved, appendMs }) => {
        const events = commits.flatMap((commit) => commit.events);
        // Without a commit, memory was made anew: what a phone believes to have said may not be there any more.
        if (commits.length === 0 || events.some(({ type }) => meansEveryPhone.has(type)))
          this.#tellAllPhones(hall);
        if (appendMs === null) for (const { by } of commits) this.#tellPhone(hall, by);
        for (const event of events)
          if (event.type === 'GroupConfirmed' || event.type === 'GroupDeclined')
            this.#tellGroup(hall, event.group);
        if (!moved.has('people')) return;
        for (const { pass, revoked } of hall.room.state.people.passes.values())
          if (revoked) this.#io.in(`${hall.id}/pass/${pass}`).disconnectSockets(true);
      },
      openedAnew: () => {
        for (const socket of this.#io.sockets.sockets.values())
          if (socket.data.hall === hall) socket.disconnect(true);
      },
    });
  }

  /** Null: come in. */
  async #letIn(socket: Connection): Promise<Refusal | null> {
    const auth: Record<string, unknown> = socket.handshake.auth;
    if (auth['protocol'] !== PROTOCOL) return { code: 'wrong-protocol', detail: String(PROTOCOL) };
    const parsed = handshake.safeParse(auth);
    if (!parsed.success) return { code: 'malformed', detail: parsed.error.issues[0]?.path.join('.') ?? '' };
    const hall = this.#parts.halls.find(parsed.data.assembly);
    if (hall && !(await hall.isSettled())) return { code: 'unavailable' };
    const visitor = parsed.data.as === 'phone' ? this.#phone(parsed.data) : this.#crew(hall, parsed.data);
    if (!visitor.ok) return visitor.reason;
    socket.data = visitor.value;
    return null;
  }

  #turnAway(refusal: Refusal): Error {
    this.#parts.metrics.refused.inc({ reason: refusal.code });
    return Object.assign(new Error(refusal.code), { data: refusal });
  }

  #phone({ assembly, phone, card }: Handshake): Result<Visitor, Refusal> {
    const known = isPhoneToken(phone) ? phone : null;
    const token = known ?? newPhoneToken();
    const found = letPhoneIn(this.#parts.halls, assembly, token);
    if (!found.ok) return found;
    const { hall, id } = found.value;
    return ok({
      hall,
      actor: { role: 'phone', id },
      newToken: known ? null : token,
      aside: false,
      card: card ?? null,
    });
  }

  #crew(hall: Hall | null, { as, pass, aside = false }: Handshake): Result<Visitor, Refusal> {
    if (!hall) return no({ code: 'no-such-assembly' });
    const found = hall.secrets.find(hall.room.state.people.passes, pass ?? '');
    if (!found || found.role !== as) return no({ code: 'no-such-pass' });
    if (found.revoked) return no({ code: 'pass-revoked' });
    return ok({ hall, actor: { role: as, id: found.pass }, newToken: null, aside, card: null });
  }

  #welcome(socket: Connection): void {
    const { hall, actor } = socket.data;
    // Withdrawn between the handshake and here: the next handshake will say so. What is still being saved shuts out itself.
    if (hall.room.isSettled && isWithdrawn(hall.room.state.people, actor))
      return void socket.disconnect(true);
    const person = actor.role === 'phone' ? `${hall.id}/phone/${actor.id}` : `${hall.id}/pass/${actor.id}`;
    if (actor.role === 'phone') this.#seat(socket);
    else this.#station(socket);
    void socket.join(person);
    socket.on('time', (reply) => {
      if (typeof reply === 'function' && this.#mayI(actor)) reply(this.#parts.clock());
    });
    socket.on('command', (message, reply) => {
      if (typeof reply === 'function') void this.#hear(socket, message, reply);
    });
    socket.emit('view', hall.fullView(actor.role));
    if (actor.role === 'phone') socket.emit('mine', mine(socket.data, socket.data.newToken));
    if (!socket.data.aside) this.#count(socket);
  }

  /** What only a page of the crew may ask. */
  #station(socket: Connection): void {
    const { hall, actor } = socket.data;
    void socket.join(`${hall.id}/${actor.role}`);
    socket.on('here', (reply) => {
      if (typeof reply === 'function' && this.#mayI(actor)) setTimeout(reply, BEAT_MS).unref();
    });
    socket.on('cards', (reply) => {
      if (typeof reply === 'function' && actor.role === 'chair' && this.#mayI(actor)) reply(hall.cards);
    });
  }

  #seat(socket: Connection): void {
    const audience = this.#audiences.get(socket.data.hall);
    audience?.add(socket);
    socket.once('disconnect', () => audience?.delete(socket));
  }

  /** Among the devices that are here, for as long as it is; a screen or a stage must also be heard. */
  #count(socket: Connection): void {
    const { hall, actor } = socket.data;
    const silence = new Silence((isHere) => hall.arrive(actor, isHere ? 1 : -1));
    hall.arrive(actor, 1);
    if (mustBeHeard.has(actor.role)) socket.on('here', () => silence.heard());
    socket.on('disconnect', () => {
      silence.end();
      if (silence.isHere) hall.arrive(actor, -1);
    });
  }

  async #hear(socket: Connection, message: unknown, reply: (reply: Reply) => void): Promise<void> {
    const { hall, actor } = socket.data;
    const heardAt = performance.now();
    const count = (command: string, outcome: string): void =>
      hall.count(actor.role, command, outcome, performance.now() - heardAt);
    const said = this.#parse(actor, message);
    if (!said.ok) {
      count('unparsed', said.reason.code);
      return reply({ ok: false, refusal: said.reason });
    }
    const answer = await hall.room.submit(said.value, actor);
    reply(withReceipt(socket.data, said.value, answer));
    count(said.value.type, answer.ok ? 'ok' : answer.refusal.code);
    if (actor.role === 'phone' && answer.ok) this.#tellPhone(hall, actor.id);
  }

  #parse(actor: Actor, message: unknown): Result<Submission, Refusal> {
    if (!this.#mayI(actor)) return no({ code: 'too-fast' });
    const command = parseCommand(message);
    if (!command.ok) return command;
    return isAllowed(actor.role, command.value.type) ? command : no({ code: 'not-your-role' });
  }

  /** All tabs of a phone learn what it has said, each with the card in its hand. */
  #tellTabs(hall: Hall, id: string): void {
    // The next batch is being written: what memory holds of it isn't to be told before it is stored.
    if (!hall.room.isSettled) return this.#tellPhone(hall, id);
    const { adapter, sockets } = this.#io.sockets;
    for (const tab of adapter.rooms.get(`${hall.id}/phone/${id}`) ?? []) {
      const socket = sockets.get(tab);
      socket?.emit('mine', mine(socket.data, null));
    }
  }

  #tellPhone(hall: Hall, id: string): void {
    this.#tellings.get(hall)?.soon(id);
  }

  /** The phone that counts for this group learns what the steward said. */
  #tellGroup(hall: Hall, group: number): void {
    const phone = hall.room.state.turnout.groups.get(group);
    if (phone) this.#tellPhone(hall, phone);
  }

  #tellAllPhones(hall: Hall): void {
    for (const { data } of this.#audiences.get(hall)?.all ?? []) this.#tellPhone(hall, data.actor.id);
  }

  #mayI({ role, id }: Actor): boolean {
    const pace = role === 'phone' ? this.#phonePace : this.#crewPace;
    return pace.take(id, performance.now());
  }
}

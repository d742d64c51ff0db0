/** socket.io as this server runs it: what it is sent and sends, its limits, and what it must not keep. */
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { Actor } from '../../shared/kernel/decider.ts';
import type { ClientToServer, ServerToClient } from '../../shared/wire.ts';
import type { LiveAssembly } from './live-assembly.ts';

/** Who is behind a connection. */
export interface Visitor {
  readonly assembly: LiveAssembly;
  readonly actor: Actor;
  /** The voting card in a phone's hand. */
  readonly card: string | null;
  /** A phone's token, when it was made here and the phone has yet to learn it. */
  readonly newToken: string | null;
  /** Looks on, and is not counted among the devices. */
  readonly aside: boolean;
}

export type SocketServer = Server<ClientToServer, ServerToClient, Record<string, never>, Visitor>;
export type Connection = Socket<ClientToServer, ServerToClient, Record<string, never>, Visitor>;

/** The largest command is a table of 300 delegations with long names; whatever is much longer is no command. */
const MOST_BYTES = 131_072;
/** Old phones in a crowded hall: a lost one is noticed within 14 s, for a few bytes a second. */
const PING_MS = { interval: 8_000, timeout: 6_000 };

/**
 * What came with an upgrade is of no use to anybody for the rest of the night. Letting go of it is not enough: engine.io
 * holds on to it in a listener of the connection's end, so it is emptied as well.
 */
const forgetRequest = (connection: {
  request: IncomingMessage | null;
  readonly transport: { name: string };
}): void => {
  if (connection.transport.name === 'websocket' && connection.request)
    Object.assign(connection.request, { headers: {}, rawHeaders: [], url: '', _query: {} });
  connection.request = null;
};

/** `isFromHere`: a browser says whose page it is that opens a connection. */
export const openSocketServer = (
  http: HttpServer,
  isFromHere: (request: IncomingMessage) => boolean,
): SocketServer => {
  const io: SocketServer = new Server(http, {
    serveClient: false,
    maxHttpBufferSize: MOST_BYTES,
    pingInterval: PING_MS.interval,
    pingTimeout: PING_MS.timeout,
    connectTimeout: 10_000,
    allowRequest: (request, decide) => decide(null, isFromHere(request)),
    perMessageDeflate: false,
    httpCompression: false,
  });
  io.engine.on('connection', forgetRequest);
  return io;
};

/** The rooms of socket.io: whoever is in one is sent what is for it. */
export const channelOf = {
  role: (assembly: string, role: string): string => `${assembly}/${role}`,
  pass: (assembly: string, pass: string): string => `${assembly}/pass/${pass}`,
  phone: (assembly: string, phone: string): string => `${assembly}/phone/${phone}`,
};

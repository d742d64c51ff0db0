/** What lies below socket.io, as far as this server reaches into it: engine.io's connections, their ways, and bare WebSockets. */
import type { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';

/** A WebSocket of `ws`. */
export interface BareSocket extends EventEmitter {
  /** Bytes that wait to be written. */
  readonly bufferedAmount: number;
  terminate(): void;
}

/** How a connection's packets come and go: a WebSocket, or requests of long-polling. */
export interface Transport extends EventEmitter {
  /** Nothing waits to be written. */
  readonly writable: boolean;
  /** Of a WebSocket alone. */
  readonly socket?: BareSocket;
  /** Of long-polling alone: takes the body of a request, packets with a sign between them. */
  onData(body: string): void;
}

export interface Packet {
  readonly data?: string | Uint8Array;
}

export interface EngineConnection extends EventEmitter {
  readonly transport: Transport;
  /** What waits until the transport has room. */
  readonly writeBuffer: readonly Packet[];
  write(packet: string): unknown;
  /** `discard`: at once, whatever waits. */
  close(discard: boolean): unknown;
}

interface TransportRequest {
  readonly url?: string;
  readonly socket: Socket;
}

export interface Engine extends EventEmitter {
  readonly clients: Readonly<Record<string, EngineConnection>>;
  readonly ws: { readonly options: { allowSynchronousEvents: boolean; closeTimeout: number } };
  createTransport(name: string, request: TransportRequest): Transport;
}

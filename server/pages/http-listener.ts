/** The HTTP server itself: it listens before there is anything to serve, says so, and then hands every request over. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** Whoever is this slow with a request's first lines, or with all of it, holds a socket and nothing else. */
const PATIENCE_MS = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_000 };

/**
 * So many connections may wait until they are accepted; the system may allow fewer (Linux: net.core.somaxconn, 4,096).
 * With Node's own 511, a hall that comes back at once is turned away by the system, and tries again after one or two seconds.
 */
const MOST_WAITING = 4_096;

/** No browser and no proxy asks for so much on one connection before it is answered; whoever does only wants to be a burden. */
const MOST_AT_ONCE = 16;

const EVERYWHERE = new Set(['0.0.0.0', '::', '127.0.0.1', '::1', 'localhost']);
const namedHost = (host: string): string =>
  EVERYWHERE.has(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;

/** While the logs are replayed: alive, and not ready. A load balancer goes elsewhere, a phone tries again. */
const replaying: RequestListener = ({ url }, response) => {
  const [status, text] = url === '/healthz' ? [200, 'ok\n'] : [503, 'replaying\n'];
  response.writeHead(status, { 'content-type': 'text/plain', 'retry-after': '1' }).end(text);
};

/** What is sent in one piece is also read in one: hundreds of requests, while everybody else waits. */
const hangUpOnHeaps = (): RequestListener => {
  const waiting = new WeakMap<Socket, number>();
  return ({ socket }, response) => {
    const count = (waiting.get(socket) ?? 0) + 1;
    waiting.set(socket, count);
    response.once('close', () => waiting.set(socket, (waiting.get(socket) ?? 1) - 1));
    if (count > MOST_AT_ONCE) socket.destroy();
  };
};

export class HttpListener {
  readonly http: Server;
  #handler: RequestListener = replaying;
  #own = '';

  constructor() {
    this.http = createServer(PATIENCE_MS, (request, response) => {
      if (!request.socket.destroyed) this.#handler(request, response);
    });
  }

  /** This machine's own address, once it listens. */
  get own(): string {
    return this.#own;
  }

  get port(): number {
    return (this.http.address() as AddressInfo).port;
  }

  /** Rejects when the port is taken. */
  listen(port: number, host: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.http.once('error', reject);
      this.http.listen({ port, host, backlog: MOST_WAITING }, () => {
        this.http.off('error', reject);
        this.#own = `http://${namedHost(host)}:${this.port}`;
        resolve();
      });
    });
  }

  /** From here on this answers, once sockets have taken what is theirs. */
  handOver(handler: RequestListener): void {
    this.#handler = handler;
    // Before all others, which sockets have put themselves in front of.
    this.http.prependListener('request', hangUpOnHeaps());
  }
}

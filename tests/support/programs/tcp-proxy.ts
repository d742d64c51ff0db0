/** A stretch of network between a test and a server, which can be stalled in one direction or both, and cut. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll } from 'vitest';

/** `up`: towards the server. */
type Direction = 'up' | 'down';

interface Line {
  readonly near: Socket;
  readonly far: Socket;
}

const opened = new Set<TcpProxy>();
afterAll(() => {
  for (const proxy of opened) proxy.close();
});

export class TcpProxy {
  readonly #server: Server;
  readonly #lines = new Set<Line>();
  readonly #stalled = new Set<Direction>();
  #target: URL;
  #isCut = false;
  /** What is to go up for the network to fail at that moment. */
  #trap: { readonly word: string; readonly spring: () => void } | null = null;

  private constructor(target: URL) {
    this.#target = target;
    this.#server = createServer((near) => {
      if (this.#isCut) return void near.resetAndDestroy();
      this.#join({ near, far: connect(Number(this.#target.port), this.#target.hostname) });
    });
    opened.add(this);
  }

  /** In front of `url`, on a port of its own. */
  static async before(url: string): Promise<TcpProxy> {
    const proxy = new TcpProxy(new URL(url));
    await once(proxy.#server.listen(0, '127.0.0.1'), 'listening');
    return proxy;
  }

  /** As it would be called without this network between. */
  get url(): string {
    const { protocol } = this.#target;
    return `${protocol}//127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Newcomers from now on; whoever is connected stays where they are. */
  leadTo(url: string): void {
    this.#target = new URL(url);
  }

  /** From now on nothing gets through that way, and neither end is told. */
  stall(...directions: Direction[]): void {
    for (const direction of directions) this.#stalled.add(direction);
    for (const line of this.#lines) this.#letFlow(line);
  }

  /** As `stall`, the moment that somebody says `word` to the server: on its way there it is held up as well, on the way back only the answer is. */
  stallAt(word: string, ...directions: Direction[]): void {
    this.#trap = { word, spring: () => this.stall(...directions) };
  }

  /** The connections of now stay open and silent for ever, as where a firewall has forgotten them; newcomers get through. */
  forget(): void {
    for (const line of this.#lines) {
      line.near.pause();
      line.far.pause();
    }
    this.#lines.clear();
  }

  /** Every connection is reset, and nobody gets through until it is mended. */
  cut(): void {
    this.#isCut = true;
    for (const { near, far } of this.#lines) {
      near.resetAndDestroy();
      far.resetAndDestroy();
    }
  }

  /** What was held up flows again, and newcomers get through. */
  mend(): void {
    this.#isCut = false;
    this.#stalled.clear();
    for (const line of this.#lines) this.#letFlow(line);
  }

  close(): void {
    this.cut();
    this.#server.close();
    opened.delete(this);
  }

  #join(line: Line): void {
    this.#lines.add(line);
    this.#pass(line, 'near', 'far');
    this.#pass(line, 'far', 'near');
    this.#letFlow(line);
  }

  #pass(line: Line, from: keyof Line, to: keyof Line): void {
    line[from].on('data', (bytes: Buffer) => {
      if (from === 'near') this.#sprung(bytes);
      if (line[from].isPaused()) line[from].unshift(bytes);
      else line[to].write(bytes);
    });
    line[from].on('end', () => line[to].end());
    // A reset at one end is one at the other; 'close' follows every error.
    line[from].on('error', () => line[to].destroy());
    line[from].on('close', () => this.#lines.delete(line) && line[to].destroy());
  }

  #sprung(bytes: Buffer): void {
    if (!this.#trap || !bytes.includes(this.#trap.word)) return;
    this.#trap.spring();
    this.#trap = null;
  }

  /** A socket that isn't read tells nobody that the other end has gone: just like a network that is away. */
  #letFlow({ near, far }: Line): void {
    if (this.#stalled.has('up')) near.pause();
    else near.resume();
    if (this.#stalled.has('down')) far.pause();
    else far.resume();
  }
}

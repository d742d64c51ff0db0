/** The phones of an assembly: what is for all of them is framed once, and written some hundreds at a time, so that nobody else waits for the last phone. */
import { setImmediate as yieldToLoop } from 'node:timers/promises';
import type { ViewMessage } from '../../shared/wire.ts';

/** About three milliseconds' work; then the chair, the crew and the stewards at the doors get their turn. */
const AT_ONCE = 200;

/** The engine.io connection below a socket. */
interface Engine {
  write(packet: string, options: object): unknown;
}

/** A text frame of the server's, whole and unmasked (RFC 6455, 5.2). */
const textFrame = (text: string): Buffer => {
  const body = Buffer.from(text);
  const head = Buffer.alloc(body.length < 126 ? 2 : body.length < 65_536 ? 4 : 10);
  head[0] = 0x81;
  head[1] = head.length === 2 ? body.length : head.length === 4 ? 126 : 127;
  if (head.length === 4) head.writeUInt16BE(body.length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(body.length), 2);
  return Buffer.concat([head, body]);
};

export class Audience<Phone extends { readonly conn: Engine }> {
  readonly #phones = new Set<Phone>();

  get all(): readonly Phone[] {
    return [...this.#phones];
  }

  /** The longest here first, without a copy: for whoever looks for one of them. */
  get here(): Iterable<Phone> {
    return this.#phones;
  }

  add(phone: Phone): void {
    this.#phones.add(phone);
  }

  delete(phone: Phone): void {
    this.#phones.delete(phone);
  }

  /**
   * Resolves when it is on its way to everybody who was here when it began. As socket.io's own broadcast, but head and
   * body of the frame are one piece: one write for each phone. Who is on long-polling is sent the text.
   */
  async show(message: ViewMessage): Promise<void> {
    const packet = `2${JSON.stringify(['view', message])}`;
    const options = { compress: false, wsPreEncodedFrame: [textFrame(`4${packet}`)] };
    for (const [at, phone] of this.all.entries()) {
      if (at > 0 && at % AT_ONCE === 0) await yieldToLoop();
      phone.conn.write(packet, options);
    }
  }
}

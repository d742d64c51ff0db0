/** Long-polling by hand: asks and sends when the test says so, and not when a client would. */
const SEPARATOR = '\u001e';

export class Polling {
  readonly #address: string;

  private constructor(address: string) {
    this.#address = address;
  }

  /** Connected, and not let in yet. */
  static async begin(url: string): Promise<Polling> {
    const address = `${url}/socket.io/?EIO=4&transport=polling`;
    const opened = await (await fetch(address)).text();
    const { sid } = JSON.parse(opened.slice(1)) as { readonly sid: string };
    return new Polling(`${address}&sid=${sid}`);
  }

  /** Let in as `auth` says. */
  static async enter(url: string, auth: object): Promise<Polling> {
    const polling = await Polling.begin(url);
    await polling.send([`40${JSON.stringify(auth)}`]);
    const { text } = await polling.ask();
    if (!text.startsWith('40')) throw new Error(`Not let in: ${text}`);
    return polling;
  }

  /** These packets in one request; the status it is answered with. */
  async send(packets: readonly string[]): Promise<number> {
    const body = packets.join(SEPARATOR);
    return (await fetch(this.#address, { method: 'POST', body })).status;
  }

  async ask(): Promise<{
    readonly status: number;
    readonly packets: readonly string[];
    readonly text: string;
  }> {
    const response = await fetch(this.#address);
    const text = await response.text();
    return { status: response.status, text, packets: text.split(SEPARATOR) };
  }
}

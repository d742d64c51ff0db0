/** A bare WebSocket that says what no socket.io client would. */
import { within } from './within.ts';

export interface RawSocket {
  readonly socket: WebSocket;
  /** Everything that came, in order. */
  readonly heard: string[];
  readonly closed: Promise<void>;
}

const address = (url: string): string => `${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`;

/** Comes in as `auth` says and resolves when it is let in; or, if that is what it should be, turned away. */
export const rawSocket = async (
  url: string,
  auth: object,
  answer: '40' | '44' = '40',
): Promise<RawSocket> => {
  const socket = new WebSocket(address(url));
  const heard: string[] = [];
  const [isIn, closed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  socket.addEventListener('close', () => closed.resolve());
  socket.addEventListener('message', ({ data }) => {
    const text = String(data);
    heard.push(text);
    if (text.startsWith('0')) socket.send(`40${JSON.stringify(auth)}`);
    if (text.startsWith(answer)) isIn.resolve();
  });
  await within(5_000, 'a bare socket to be answered', isIn.promise, () => heard.join('\n'));
  return { socket, heard, closed: closed.promise };
};

/** Whether a request was made by a program on this machine, for itself and nobody else. */
import type { IncomingMessage } from 'node:http';

const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/;
/** As somebody at this machine names it. A proxy that says nothing of itself leaves the name by which the public knows it. */
const OWN_NAME = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i;
/** A proxy that says for whom it asks. */
const FORWARDED = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
];

export const isFromLoopback = ({ socket }: Pick<IncomingMessage, 'socket'>): boolean =>
  LOOPBACK.test(socket.remoteAddress ?? '');

/** What a proxy on this machine hands on is not of this machine. */
export const isFromThisMachine = ({
  headers,
  socket,
}: Pick<IncomingMessage, 'headers' | 'socket'>): boolean =>
  isFromLoopback({ socket }) &&
  !FORWARDED.some((name) => headers[name] !== undefined) &&
  (headers.host === undefined || OWN_NAME.test(headers.host));

/** Whether a browser's request was made by a page of this server's own: another site may neither send a form nor open a socket. */
import type { IncomingMessage } from 'node:http';

/** `address`: where phones reach this server, whatever a proxy makes of the host. Browsers name an origin wherever it matters; programs name none. */
export const isOwnOrigin = (
  { headers }: Pick<IncomingMessage, 'headers'>,
  address: () => string,
): boolean => {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  // A browser leaves out the port where it is the usual one of the scheme, and so does URL.
  const asked = `${from.protocol}//${host ?? ''}`;
  const own = URL.canParse(asked) ? new URL(asked).host : host;
  return from.host === own || from.host === new URL(address()).host;
};

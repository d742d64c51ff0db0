/** The operator's log: JSON on standard error, and in it no name, no address, no token and not even this machine's name. */
import { pino, type Logger } from 'pino';

/** Only what every error has: what a library hangs on one (a request's body, a command's arguments) is nobody's business. */
const plainError = (error: Error & { readonly code?: unknown }): object => ({
  type: error.name,
  message: error.message,
  code: error.code,
  stack: error.stack,
});

export const openLogger = (level: string): Logger =>
  pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: plainError } },
    pino.destination(2),
  );

/** What is wrong with a Redis that can't be used at the start, in one sentence that says what to do. */
import {
  ClientClosedError,
  ClientOfflineError,
  DisconnectsClientError,
  ErrorReply,
  SocketClosedUnexpectedlyError,
  SocketTimeoutError,
} from 'redis';
import { UnusableStore } from './log.ts';
import { TooFewCopies } from './redis-faults.ts';
import { NoAnswer } from './redis-connection.ts';
import type { RedisTarget } from './redis-log.ts';

/** By the first word of what Redis replies. */
const sentences: Readonly<Record<string, string>> = {
  NOAUTH: 'it needs a password, as in redis://user:password@host:6379',
  WRONGPASS: 'it knows no such user, or the password is another',
  NOPERM: 'this user may not do all that is needed, which the README lists',
  OOM: 'it is out of memory; give it more (maxmemory), or name another',
  READONLY: 'it is a replica, which is only read; name the one that is written to',
  MISCONF: 'it can’t write to its own disk; make room there',
  NOREPLICAS: 'it has fewer replicas than its min-replicas-to-write asks for; start them, or ask for fewer',
  LOADING: 'it is still reading its own data; start again in a moment',
};

const ofRedis = [
  ErrorReply,
  NoAnswer,
  TooFewCopies,
  ClientClosedError,
  ClientOfflineError,
  DisconnectsClientError,
  SocketClosedUnexpectedlyError,
  SocketTimeoutError,
];

const whyNot = (fault: Error): string => {
  if (fault instanceof TooFewCopies)
    return 'fewer replicas hold it than REDIS_REPLICAS asks for; start them, or ask for fewer';
  // A connection that is turned away at once gave no answer, but has left its reason.
  const { message } = fault.cause instanceof ErrorReply ? fault.cause : fault;
  return sentences[/^[A-Z]+/.exec(message)?.[0] ?? ''] ?? message;
};

/** An UnusableStore for whatever Redis is to blame for; any other fault as it is. */
export const asUnusable = ({ url }: RedisTarget, fault: unknown): unknown => {
  if (!(fault instanceof Error) || !ofRedis.some((kind) => fault instanceof kind)) return fault;
  const { host } = new URL(url);
  const what = `REDIS_URL names ${host}, and the log can’t be kept there: ${whyNot(fault)}.`;
  return new UnusableStore(what, { cause: fault });
};

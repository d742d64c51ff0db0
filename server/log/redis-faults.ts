/** What an append to Redis may end in, other than well: which faults are final, and which leave it open what happened. */
import { ErrorReply } from 'redis';
import { BrokenLog } from './log.ts';

/** It is stored, but could be lost with one machine. */
export class TooFewCopies extends Error {
  override readonly name = 'TooFewCopies';
}

/** Nothing is gained by asking again. */
export const isClear = (fault: unknown): boolean =>
  [ErrorReply, BrokenLog, TooFewCopies].some((kind) => fault instanceof kind);

/** Redis refuses a number that was ever taken, even where its entry was deleted: reading then says what is missing. */
export const asConflict = (fault: unknown): 'conflict' => {
  if (fault instanceof ErrorReply && fault.message.includes('equal or smaller')) return 'conflict';
  throw fault;
};

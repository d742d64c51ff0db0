/** Keys as a store keeps them: 28 random bytes, and four that tell whether they are still the same. */
import { createHash, randomBytes } from 'node:crypto';
import { UnusableStore } from './log.ts';
import type { KeyName } from './log.ts';

const RANDOM_BYTES = 28;
const CHECK_BYTES = 4;

/** Of its name too: a key that was put in another's place is found out as well. */
const checkOf = (name: KeyName, random: Uint8Array): Buffer =>
  createHash('sha256').update(`${name}\n`).update(random).digest().subarray(0, CHECK_BYTES);

/** 32 bytes, of which 224 bits nobody can guess. */
export const freshKey = (name: KeyName): Buffer => {
  const random = randomBytes(RANDOM_BYTES);
  return Buffer.concat([random, checkOf(name, random)]);
};

/**
 * The key, in memory of its own. Throws UnusableStore where it isn't the one that was made: with another, phones would
 * come back as strangers and could vote once more, and nobody would be told.
 */
export const checkedKey = (name: KeyName, kept: Uint8Array): Buffer => {
  const random = kept.subarray(0, RANDOM_BYTES);
  if (
    kept.length !== RANDOM_BYTES + CHECK_BYTES ||
    !checkOf(name, random).equals(kept.subarray(RANDOM_BYTES))
  )
    throw new UnusableStore(
      `The key “${name}” beside the record was changed outside the program. ` +
        `Put back the last good copy of all the data, keys and record together, or choose another DATA_DIR.`,
    );
  return Buffer.from(kept);
};

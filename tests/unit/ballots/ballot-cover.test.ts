/** What hides a voter's delegation in the log: no two votes are hidden with the same random bytes, and each is read again. */
import { expect, test } from 'vitest';
import { Box, ballotKey } from '../../../server/night/ballot-box.ts';

const VOTES = 1_000;
const NONCE_BYTES = 12;

test('[BALLOT-10] a thousand votes are hidden with a thousand nonces, also beyond one draw of them', () => {
  const key = ballotKey(Buffer.alloc(32, 7));
  const box = new Box(() => key);
  const hidden = Array.from({ length: VOTES }, () => box.hide('K', 'voter', 'D01'));
  const nonces = hidden.map((text) => Buffer.from(text, 'base64url').toString('hex', 0, NONCE_BYTES));
  expect(new Set(nonces).size).toBe(VOTES);
  expect(new Set(hidden.map((text) => box.read('K', 'voter', text)))).toEqual(new Set(['D01']));
});

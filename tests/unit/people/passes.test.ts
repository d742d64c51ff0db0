/** Who a connection is: the secrets of passes, join codes, and phones that are known by a token only. */
import { createSecretKey, type KeyObject } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  isPhoneToken,
  newId,
  newJoinCode,
  newPhoneToken,
  PassSecrets,
  phoneIdentity,
  tidyJoinCode,
} from '../../../server/night/passes.ts';
import type { Pass } from '../../../shared/people/state.ts';

const serverKey = Buffer.alloc(32, 1);
const secrets = new PassSecrets(serverKey, 'tv-pcc-2020');
const pass = (id: string): Pass => ({
  pass: id,
  role: 'steward',
  name: 'The steward',
  hash: secrets.hashOf(id),
  revoked: false,
});
const passes = new Map(['one', 'two', 'three'].map((id) => [id, pass(id)]));

describe('the secret of a pass', () => {
  test('[PEOPLE-7] opens that pass and no other', () => {
    for (const id of passes.keys()) expect(secrets.find(passes, secrets.secretOf(id))?.pass).toBe(id);
  });

  test.each(['', 'one', secrets.hashOf('one'), secrets.secretOf('four')])(
    '[PEOPLE-7] “%s” opens none',
    (text) => {
      expect(secrets.find(passes, text)).toBeNull();
    },
  );

  test('[PEOPLE-7] is the same after a restart, so that printed links stay good', () => {
    expect(new PassSecrets(Buffer.alloc(32, 1), 'tv-pcc-2020').secretOf('one')).toBe(secrets.secretOf('one'));
  });

  test('[PEOPLE-7] is another for another assembly, or another server', () => {
    const other = new PassSecrets(serverKey, 'another');
    const elsewhere = new PassSecrets(Buffer.alloc(32, 2), 'tv-pcc-2020');
    const all = [secrets, other, elsewhere].map((one) => one.secretOf('one'));
    expect(new Set(all).size).toBe(3);
  });

  test('[PEOPLE-7] has 256 bits, and the record holds only its hash', () => {
    expect(Buffer.from(secrets.secretOf('one'), 'base64url')).toHaveLength(32);
    expect(secrets.hashOf('one')).toMatch(/^[0-9a-f]{64}$/);
    expect(secrets.hashOf('one')).not.toContain(secrets.secretOf('one'));
  });

  test('[PEOPLE-7] a pass that was withdrawn is still known, so that its holder can be told', () => {
    const withdrawn = new Map([['one', { ...pass('one'), revoked: true }]]);
    expect(secrets.find(withdrawn, secrets.secretOf('one'))?.revoked).toBe(true);
  });
});

const keyOf = (byte: number): KeyObject => createSecretKey(Buffer.alloc(32, byte));

describe('a phone', () => {
  const key = keyOf(3);
  const token = 'a'.repeat(22);

  test('[PEOPLE-8] is known in the record by 128 bits that do not lead back to its token', () => {
    expect(Buffer.from(phoneIdentity(key, token), 'base64url')).toHaveLength(16);
    expect(phoneIdentity(key, token)).toBe(phoneIdentity(keyOf(3), token));
    expect(phoneIdentity(keyOf(4), token)).not.toBe(phoneIdentity(key, token));
    expect(phoneIdentity(key, `${token}b`)).not.toBe(phoneIdentity(key, token));
  });

  test('[PEOPLE-8] is given a token that is one', () => {
    expect(isPhoneToken(newPhoneToken())).toBe(true);
    expect(newPhoneToken()).not.toBe(newPhoneToken());
  });

  test.each([
    ['too short to be safe', 'a'.repeat(15)],
    ['too long', 'a'.repeat(65)],
    ['with other signs', `${'a'.repeat(20)}\n`],
    ['no text', 1234567890123456],
    ['nothing', undefined],
  ])('[PEOPLE-8] no token: %s', (_why, text) => {
    expect(isPhoneToken(text)).toBe(false);
  });
});

describe('a join code', () => {
  test('[PEOPLE-4] is six consonants, so that it is no word and no figure', () => {
    const codes = Array.from({ length: 200 }, newJoinCode);
    expect(codes.filter((code) => !/^[BCDFGHJKLMNPQRSTVWXZ]{6}$/.test(code))).toEqual([]);
    expect(new Set(codes).size).toBeGreaterThan(190);
  });

  test.each(['bcd fgh', 'BCD-FGH', ' b c d f g h ', 'BCDFGH'])('[PEOPLE-4] may be typed as “%s”', (typed) => {
    expect(tidyJoinCode(typed)).toBe('BCDFGH');
  });

  test('[PEOPLE-4] ids are never the same twice', () => {
    expect(new Set(Array.from({ length: 1_000 }, newId)).size).toBe(1_000);
  });
});

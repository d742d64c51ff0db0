/** What sealing fixes, and what checking on the way back notices. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { seal, storable, verified, verifyEnd } from '../../../server/log/chain.ts';
import { beginning, BrokenLog } from '../../../server/log/log.ts';
import { chain, headOf } from '../../support/night/chains.ts';

const night = chain(3);
const stored = storable(beginning, night);
const [first, second, third] = night;
const [firstText, secondText, thirdText] = stored;
if (!first || !second || !third || !firstText || !secondText || !thirdText)
  throw new Error('three commits, three texts');

const damage = (work: () => unknown): unknown => {
  try {
    work();
  } catch (fault) {
    return fault;
  }
  return undefined;
};

describe('sealing', () => {
  test('the hash is SHA-256 over the previous hash and that of the canonical JSON, as anybody can work out', () => {
    const body =
      '{"at":1588183200002,"by":"phone-1","events":[{"delegation":"D02","party":2,"type":"CheckedIn"}],' +
      '"id":"00000000-0000-4000-8000-000000000002","version":2}';
    const ofBody = createHash('sha256').update(body).digest('hex');
    const hash = createHash('sha256').update(first.hash).update(ofBody).digest('hex');
    expect(secondText).toEqual({ body, hash });
  });

  test('the order in which fields were written makes no difference', () => {
    const { version, id, at, by, events } = second;
    expect(seal(first.hash, { events, by, at, id, version }).hash).toBe(second.hash);
  });

  test('sealing what is sealed already gives the same hash', () => {
    expect(seal(first.hash, second)).toEqual(second);
  });

  test('what JSON cannot hold is refused', () => {
    expect(() => seal('', { ...first, at: Number.NaN })).toThrow(/NaN/);
    expect(() => seal('', { ...first, by: 'half a pair \ud800' })).toThrow(/surrogate/);
  });
});

describe('what goes into a store', () => {
  test('an empty batch is a defect', () => {
    expect(() => storable(beginning, [])).toThrow(/at least one/);
  });

  test('so is a gap, within the batch or before it', () => {
    expect(() => storable(beginning, [first, third])).toThrow(/without a gap/);
    expect(() => storable(beginning, [second])).toThrow(/without a gap/);
  });

  test('so is a commit that was changed after it was sealed, or sealed on another', () => {
    expect(() => storable(beginning, [{ ...first, by: 'phone-2' }])).toThrow(/not as it was sealed/);
    expect(() => storable(headOf(chain(1, beginning, 'phone-2')), [second])).toThrow(/not as it was sealed/);
  });
});

describe('what comes out of a store', () => {
  test('is what went in', () => {
    expect(verified('tv', beginning, firstText)).toEqual(first);
    expect(verified('tv', first, secondText)).toEqual(second);
  });

  test.each([
    [
      'an edited body',
      { ...secondText, body: secondText.body.replace('"party":2', '"party":9') },
      'was edited',
    ],
    ['an edited hash', { ...secondText, hash: third.hash }, 'was edited'],
    ['half a body', { ...secondText, body: secondText.body.slice(0, 40) }, 'can’t be read'],
    ['JSON that is no commit', { ...secondText, body: '{"version":2}' }, 'can’t be read'],
    [
      'a commit whose events are no list',
      { ...secondText, body: secondText.body.replace(/\[.*\]/, '{}') },
      'can’t be read',
    ],
    ['JSON that is no object', { ...secondText, body: 'null' }, 'can’t be read'],
    ['a later commit', thirdText, 'is missing: commit 3 stands in its place'],
    ['an earlier commit', firstText, 'is out of order: commit 1 stands in its place'],
    [
      'a commit of another night',
      storable(beginning, chain(2, beginning, 'phone-2'))[1] ?? firstText,
      'was edited',
    ],
  ])('%s is noticed', (_kind, text, what) => {
    const fault = damage(() => verified('tv', first, text));
    expect(fault).toBeInstanceOf(BrokenLog);
    expect(fault).toMatchObject({
      assembly: 'tv',
      version: 2,
      message: expect.stringContaining(`commit 2 ${what}`),
    });
  });

  test('an end where the log says it ends is fine', () => {
    expect(damage(() => verifyEnd('tv', headOf(night), headOf(night)))).toBeUndefined();
  });

  test.each([
    ['a lost tail', first, third, 2, 'is missing'],
    ['a tail too many', third, first, 2, 'stands after the end'],
    ['another end', { ...third, hash: first.hash }, third, 3, 'was edited'],
  ])('%s is noticed', (_kind, last, head, version, what) => {
    const fault = damage(() => verifyEnd('tv', last, head));
    expect(fault).toBeInstanceOf(BrokenLog);
    expect(fault).toMatchObject({ version, message: expect.stringContaining(what) });
  });
});

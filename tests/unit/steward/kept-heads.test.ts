/** Heads that were tapped and have no answer yet: kept over a reload, each batch by itself, and never changed once another tab may have sent it. */
import { describe, expect, test, vi } from 'vitest';
import { KeptHeads, type Heads } from '../../../client/steward/door/kept-heads.ts';
import { aroundThePage, forbiddenStorage, withHandedInTime } from '../../support/client-page.ts';

const page = aroundThePage();
const passes = withHandedInTime();
const HOUR_MS = 3_600_000;
const heads = (id: string, count = 2): Heads => ({ id, delegation: 'D01', heads: count });

describe('what is kept', () => {
  test('is there after a reload, the oldest first, under its own ids', async () => {
    const before = new KeptHeads('tv');
    before.keep(heads('b'));
    await passes(1_000);
    before.keep(heads('a', -1));
    expect(new KeptHeads('tv').takeOver()).toEqual([heads('b'), heads('a', -1)]);
  });

  test('is of its own assembly', () => {
    new KeptHeads('tv').keep(heads('a'));
    expect(new KeptHeads('tv-2').takeOver()).toEqual([]);
    expect(new KeptHeads('tv').takeOver()).toHaveLength(1);
  });

  test('is gone once there is nothing more to do about it', () => {
    const kept = new KeptHeads('tv');
    kept.keep(heads('a'));
    kept.keep(heads('b'));
    kept.forget('a');
    expect(new KeptHeads('tv').takeOver()).toEqual([heads('b')]);
  });

  test.each([
    [24 * HOUR_MS - 1, 1],
    [24 * HOUR_MS, 0],
  ])('%i ms later is %i', async (laterMs, count) => {
    new KeptHeads('tv').keep(heads('a'));
    vi.setSystemTime(Date.now() + laterMs);
    expect(new KeptHeads('tv').takeOver()).toHaveLength(count);
    expect(Object.keys(page.local)).toHaveLength(count);
  });

  test.each(['', 'null', '[]', '{"id":"a"}', '{"id":"a","delegation":"D01","heads":1.5,"owner":"x","at":1}'])(
    'and can’t be read is nothing, and is cleared away: %s',
    (text) => {
      page.local.setItem('assembly-night/door/tv/a', text);
      expect(new KeptHeads('tv').takeOver()).toEqual([]);
      expect(Object.keys(page.local)).toEqual([]);
    },
  );
});

describe('a batch', () => {
  test('may be added to by the page that began it, until another page has taken it over', () => {
    const [here, there] = [new KeptHeads('tv'), new KeptHeads('tv')];
    here.keep(heads('a'));
    expect([here.mayAddTo('a'), there.mayAddTo('a')]).toEqual([true, false]);
    there.takeOver();
    expect([here.mayAddTo('a'), there.mayAddTo('a')]).toEqual([false, true]);
  });

  test('that was answered from another tab may not be added to', () => {
    const [here, there] = [new KeptHeads('tv'), new KeptHeads('tv')];
    here.keep(heads('a'));
    there.forget('a');
    expect(here.mayAddTo('a')).toBe(false);
  });

  test('that the store did not take was seen by nobody else', () => {
    page.local = forbiddenStorage();
    const kept = new KeptHeads('tv');
    kept.keep(heads('a'));
    kept.forget('b');
    expect(kept.mayAddTo('a')).toBe(true);
    expect(new KeptHeads('tv').takeOver()).toEqual([]);
  });
});

/** How fast one phone or one pass may speak. */
import { describe, expect, test } from 'vitest';
import { ActorLimiter, PHONE_PACE, RateLimiter } from '../../../server/sockets/rate-limiter.ts';
import { chair, phone } from '../../support/night/night.ts';

const pace = { burst: 3, perSecond: 2 };
const takes = (limiter: RateLimiter, who: string, times: number, now: number): boolean[] =>
  Array.from({ length: times }, () => limiter.take(who, now));

describe('an allowance', () => {
  test('[PEOPLE-9] lets a burst through and no more', () => {
    expect(takes(new RateLimiter(pace), 'phone-1', 5, 0)).toEqual([true, true, true, false, false]);
  });

  test('[PEOPLE-9] fills again with time, in parts of a second too, up to the burst', () => {
    const limiter = new RateLimiter(pace);
    takes(limiter, 'phone-1', 3, 0);
    expect(limiter.take('phone-1', 499)).toBe(false);
    expect(takes(limiter, 'phone-1', 2, 500)).toEqual([true, false]);
    expect(takes(limiter, 'phone-1', 5, 60_000)).toEqual([true, true, true, false, false]);
  });

  test('[PEOPLE-9] asking too often costs nothing more', () => {
    const limiter = new RateLimiter(pace);
    takes(limiter, 'phone-1', 200, 0);
    expect(limiter.take('phone-1', 500)).toBe(true);
  });

  test('[PEOPLE-9] is each phone’s own: a thousand from one address never lock each other out', () => {
    const limiter = new RateLimiter(pace);
    takes(limiter, 'phone-0', 5, 0);
    const others = Array.from({ length: 1_000 }, (_, index) => limiter.take(`phone-${index + 1}`, 0));
    expect(others).not.toContain(false);
  });

  test('[PEOPLE-9] forgets the full ones of many, and never one that spent its own', () => {
    const limiter = new RateLimiter({ burst: 2, perSecond: 0.01 });
    takes(limiter, 'spent', 2, 0);
    for (let index = 0; index < 6_000; index += 1) limiter.take(`phone-${index}`, 0);
    expect(limiter.take('somebody', 11_000)).toBe(true);
    expect(limiter.take('spent', 11_000)).toBe(false);
  });
});

const said = (actor: ReturnType<typeof phone>, times: number): number => {
  const limiter = new ActorLimiter();
  return Array.from({ length: times }, () => limiter.take(actor)).filter(Boolean).length;
};

describe('[PEOPLE-9] the pace', () => {
  test('of a phone is twenty at once and then four a second', () => {
    const limiter = new RateLimiter(PHONE_PACE);
    expect(takes(limiter, 'phone-1', 25, 0).filter(Boolean)).toHaveLength(20);
    expect(takes(limiter, 'phone-1', 25, 1_000).filter(Boolean)).toHaveLength(4);
    // Another may be earned while they are counted.
    expect([20, 21]).toContain(said(phone(1), 40));
  });

  test('of the crew is its own, faster one', () => {
    expect(said(chair, 200)).toBe(200);
    expect(said(chair, 1_000)).toBeLessThan(300);
  });
});

/** How much one connection may say before anything reads it, and how long who was put out stays out. */
import { describe, expect, test } from 'vitest';
import { PutOut } from '../../../server/sockets/guard/put-out.ts';
import { AUDIENCE, CREW, Turnstile, type Passage } from '../../../server/sockets/guard/turnstile.ts';

const SMALL = 100;
const pass = (turnstile: Turnstile, times: number, now: number, bytes = SMALL): Passage[] =>
  Array.from({ length: times }, () => turnstile.pass(bytes, now));
const count = (passages: readonly Passage[], wanted: Passage): number =>
  passages.filter((passage) => passage === wanted).length;

describe('the turnstile of one connection', () => {
  test('[PEOPLE-12] hears a burst, tells the first that is too much, and drops the rest in silence', () => {
    const all = pass(new Turnstile(0), 700, 0);
    expect(all.slice(0, 400)).toEqual(Array.from({ length: 400 }, () => 'heard'));
    expect(all[400]).toBe('refused');
    expect(new Set(all.slice(401))).toEqual(new Set(['dropped']));
  });

  test('[PEOPLE-12] puts out whoever goes on, once and for good', () => {
    const turnstile = new Turnstile(0);
    const all = pass(turnstile, 2_000, 0);
    expect(all.indexOf('last')).toBe(AUDIENCE.heard.burst + AUDIENCE.dropped.burst);
    expect(count(all, 'last')).toBe(1);
    expect(turnstile.pass(SMALL, 3_600_000)).toBe('dropped');
  });

  test('[PEOPLE-12] hears again with time, up to the burst, and tells again what is too much then', () => {
    const turnstile = new Turnstile(0);
    pass(turnstile, 500, 0);
    expect(pass(turnstile, 22, 1_000).map((passage) => passage)).toEqual([
      ...Array.from({ length: 20 }, () => 'heard'),
      'refused',
      'dropped',
    ]);
    expect(count(pass(turnstile, 410, 3_600_000), 'heard')).toBe(400);
  });

  test('[PEOPLE-12] forgives what was dropped with time: a page that says everything again and again stays', () => {
    const turnstile = new Turnstile(0);
    // All of an outbox of 450 anew every six seconds, as if none of it were ever answered.
    for (let round = 0; round < 50; round += 1)
      expect(pass(turnstile, 450, round * 6_000)).not.toContain('last');
  });

  test('[PEOPLE-12] counts what takes long to read for more', () => {
    expect(count(pass(new Turnstile(0), 10, 0, 130_000), 'heard')).toBe(3);
    expect(pass(new Turnstile(0), 4, 0, 2_000)).toEqual(['heard', 'heard', 'heard', 'heard']);
  });

  test('[PEOPLE-12] is wider for the crew: hundreds of taps after a cut, and a table of 300 delegations, are all heard', () => {
    const turnstile = new Turnstile(0);
    turnstile.widen();
    expect(new Set(pass(turnstile, 1_000, 0))).toEqual(new Set(['heard']));
    expect(turnstile.pass(131_000, 0)).toBe('heard');
    const all = pass(turnstile, 10_000, 0);
    expect(all.indexOf('last')).toBeGreaterThan(CREW.dropped.burst);
  });
});

describe('who was put out', () => {
  test('[PEOPLE-12] may come back after five seconds, and nobody else waits for it', () => {
    const putOut = new PutOut();
    putOut.add('phone-1', 1_000);
    expect([putOut.has('phone-1', 5_999), putOut.has('phone-2', 5_999)]).toEqual([true, false]);
    expect(putOut.has('phone-1', 6_000)).toBe(false);
  });

  test('[PEOPLE-12] is remembered as long, however many there are', () => {
    const putOut = new PutOut();
    putOut.add('phone', 0);
    for (let at = 0; at < 3_000; at += 1) putOut.add(`other-${at}`, 4_000);
    expect([putOut.has('phone', 4_999), putOut.has('other-0', 8_999)]).toEqual([true, true]);
  });
});

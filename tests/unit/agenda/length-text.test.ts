/** Lengths as somebody types them on the console. */
import { describe, expect, test } from 'vitest';
import { readLength } from '../../../client/chair/order/length-text.ts';
import { MINUTE, SECOND } from '../../support/night/night.ts';

describe('a typed length', () => {
  test.each([
    ['minutes and seconds', '3:30', 3.5 * MINUTE],
    ['minutes alone', '3', 3 * MINUTE],
    ['a point instead of the colon, as on a number pad', '3.30', 3.5 * MINUTE],
    ['space around it', '  4:00 ', 4 * MINUTE],
    ['nothing but seconds', '0:45', 45 * SECOND],
    ['more than an hour, which the server refuses', '200', 200 * MINUTE],
    ['nothing at all, which the server refuses', '0', 0],
  ])('may be %s', (_what, text, expected) => {
    expect(readLength(text)).toBe(expected);
  });

  test.each([
    ['empty', ''],
    ['below zero', '-5'],
    ['of seventy seconds', '3:70'],
    ['of one figure of seconds, which could be 5 or 50', '3:5'],
    ['of hours too', '1:30:00'],
    ['of five figures', '10000'],
    ['words', 'three minutes'],
    ['with its unit', '3 min'],
  ])('is none when it is %s', (_what, text) => {
    expect(readLength(text)).toBeNull();
  });
});

/** The kept mutations fit the program as it is: each can be made, in one place, and the tests that must notice it are there. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { areas } from '../../mutations/list.ts';
import { testFileOf, timesIn } from '../../mutations/mutation.ts';

describe.each(Object.entries(areas))('mutations of %s', (_area, mutations) => {
  test.each(mutations.map((one) => [one.suffers, one] as const))('%s', (_suffers, mutation) => {
    const { file, text, becomes, tests } = mutation;
    expect(timesIn(readFileSync(file, 'utf8'), mutation)).toBe(1);
    expect(becomes).not.toBe(text);
    expect(tests.length).toBeGreaterThan(0);
    expect(tests.filter((path) => !existsSync(testFileOf(path)))).toEqual([]);
  });
});

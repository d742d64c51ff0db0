/** Each page offers the work on answers that its role may do: no button is refused to everybody who has it, and none is missing. */
import { expect, test } from 'vitest';
import { offered } from '../../../client/answers/offers.ts';
import { maySay } from '../../support/night/who-may.ts';

const pages = ['chair', 'recorder', 'verifier'] as const;

test.each(pages)('the page of the %s offers what the role may say, and nothing else', (page) => {
  const all = offered.chair;
  expect(offered[page].toSorted()).toEqual(all.filter((work) => maySay[work].includes(page)).toSorted());
});

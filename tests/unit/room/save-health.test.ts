/** What is told while saving fails: each reason once, also one that comes later, until it works again. */
import { expect, test } from 'vitest';
import { SaveHealth, type Saving } from '../../../server/room/save-health.ts';
import { within } from '../../support/programs/within.ts';

const away = new Error('Redis can’t be reached');
const locked = new Error('It needs a password');

test('each reason is told once, however many commands fail of it; and one that comes while nobody says anything, too', async () => {
  const told: [Saving, unknown][] = [];
  const { promise: isMended, resolve } = Promise.withResolvers<void>();
  const reasons = [away, locked, locked];
  const health = new SaveHealth({
    report: (saving, fault) => {
      told.push([saving, fault]);
      if (saving === 'ok') resolve();
    },
    check: async () => {
      const reason = reasons.shift();
      if (reason) throw reason;
    },
  });
  for (let command = 0; command < 3; command += 1) health.fail(away);
  await within(5_000, 'saving to work again', isMended);
  expect(told).toEqual([
    ['failing', away],
    ['failing', locked],
    ['ok', null],
  ]);
  health.fail(away);
  expect(told.at(-1)).toEqual(['failing', away]);
  health.end();
});

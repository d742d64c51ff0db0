/** Commands on their way: handed over when the way is open, again under the same id, and not at all once they have lapsed. */
import { expect, test } from 'vitest';
import { Outbox } from '../../../client/link/outbox.svelte.ts';
import type { CommandMessage, Reply } from '../../../shared/wire.ts';

const ok: Reply = { ok: true, version: 7 };
const checkIn = { type: 'CheckIn', delegation: 'D02', party: 2 } as const;

test('waits while the way is closed, and is handed over each time it opens until it is answered', async () => {
  const outbox = new Outbox();
  const handed: CommandMessage[] = [];
  const replies: ((reply: Reply) => void)[] = [];
  const answer = outbox.send(checkIn, 'one-id');
  expect([outbox.waiting, handed.length]).toEqual([1, 0]);
  for (const _ of [1, 2]) {
    outbox.open((message, reply) => {
      handed.push(message);
      replies.push(reply);
    });
    outbox.close();
  }
  for (const reply of replies) reply(ok);
  expect(await answer).toBe(ok);
  expect(handed.map(({ id }) => id)).toEqual(['one-id', 'one-id']);
  expect(outbox.waiting).toBe(0);
});

test('hands over nothing more once the way is closed: what is said then waits for the next', async () => {
  const outbox = new Outbox();
  const handed: string[] = [];
  outbox.open(({ id }) => handed.push(id));
  void outbox.send(checkIn, 'before');
  outbox.close();
  void outbox.send(checkIn, 'after');
  expect([handed, outbox.waiting]).toEqual([['before'], 2]);
  expect([outbox.isWaitingFor('before'), outbox.isWaitingFor('after')]).toEqual([true, true]);
  outbox.open(({ id }) => handed.push(id));
  expect(handed).toEqual(['before', 'before', 'after']);
});

test('takes the first answer, and no other, and waits for nothing then', async () => {
  const outbox = new Outbox();
  const replies: ((reply: Reply) => void)[] = [];
  const answer = outbox.send(checkIn, 'one-id');
  for (const _ of [1, 2]) outbox.open((_message, reply) => replies.push(reply));
  replies[1]?.(ok);
  replies[0]?.({ ok: false, refusal: { code: 'unavailable' } });
  expect(await answer).toBe(ok);
  expect([outbox.waiting, outbox.isWaitingFor('one-id')]).toEqual([0, false]);
});

test('[PHONE-5] is not handed over once it has lapsed, and says so', () => {
  const outbox = new Outbox();
  const handed: CommandMessage[] = [];
  let [isDue, told] = [false, 0];
  void outbox.send(checkIn, 'one-id', { isDue: () => isDue, onlapse: () => (told += 1) });
  isDue = true;
  expect(told).toBe(0);
  for (const _ of [1, 2]) outbox.open((message) => handed.push(message));
  expect([handed.length, told, outbox.waiting]).toEqual([0, 1, 0]);
});

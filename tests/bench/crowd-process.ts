/** The audience of a measurement, in a process of its own, so that its work is not counted as the server's: does what it is told. */
import { setTimeout as pause } from 'node:timers/promises';
import { LightPhone } from '../crowd/light-phone.ts';
import { dice } from '../support/seeded.ts';
import type { CrowdRequest, CrowdWord } from './crowd.ts';

const chance = dice(7);
const phones: LightPhone[] = [];
let bytes = 0;
/** When each phone last heard something, on the clock that all processes of this machine share. */
const heardAt: number[] = [];

const now = (): number => performance.timeOrigin + performance.now();

const newPhone = ({ url, code }: { readonly url: string; readonly code: string }): LightPhone => {
  const number = phones.length;
  const phone = new LightPhone({
    url,
    assembly: code,
    onBytes: (more) => {
      bytes += more;
      heardAt[number] = now();
    },
  });
  phones.push(phone);
  return phone;
};

/** As the real page after a break: at a random moment, and then again. */
const comeBack = async (phone: LightPhone): Promise<void> => {
  for (;;) {
    await pause(chance.between(200, 3_000));
    try {
      return await phone.connect();
    } catch {
      // The server is not there yet.
    }
  }
};

const percentileOf = (numbers: readonly number[], share: number): number => {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

const delegationOf = (number: number): string => `D${String(1 + (number % 25)).padStart(2, '0')}`;

const tasks: {
  readonly [Do in CrowdRequest['do']]: (
    request: Extract<CrowdRequest, { do: Do }>,
  ) => Promise<Readonly<Record<string, number>>>;
} = {
  /** Everybody comes within that time and checks in at once. */
  arrive: async ({ count, withinMs, url, code, checkIn }) => {
    const waits: number[] = [];
    let refused = 0;
    const one = async (phone: LightPhone, number: number): Promise<void> => {
      await pause(chance.fraction() * withinMs);
      await phone.connect();
      if (!checkIn) return;
      const startedAt = performance.now();
      const reply = await phone.say({
        type: 'CheckIn',
        delegation: delegationOf(number),
        party: 1 + (number % 4),
      });
      waits.push(performance.now() - startedAt);
      if (!reply.ok) refused += 1;
    };
    const startedAt = performance.now();
    await Promise.all(Array.from({ length: count }, (_, number) => one(newPhone({ url, code }), number)));
    return {
      tookMs: performance.now() - startedAt,
      refused,
      p50: percentileOf(waits, 0.5),
      p95: percentileOf(waits, 0.95),
      max: percentileOf(waits, 1),
    };
  },
  /** Every connection is cut at the same moment. */
  cut: async () => {
    const startedAt = performance.now();
    for (const phone of phones) phone.drop();
    await Promise.all(phones.map(comeBack));
    return { tookMs: performance.now() - startedAt };
  },
  /** What reaches all of them in this time, frames alone. */
  listen: async ({ ms }) => {
    bytes = 0;
    await pause(ms);
    return { bytes };
  },
  /** When the first, the middle and the last of them heard what came after `since`. */
  heard: async ({ since }) => {
    for (let tries = 0; tries < 100 && heardAt.some((at) => at < since); tries += 1) await pause(20);
    const waits = heardAt.map((at) => at - since);
    return { median: percentileOf(waits, 0.5), last: percentileOf(waits, 1) };
  },
};

process.on('message', (message: CrowdRequest) => {
  const task = tasks[message.do] as (request: CrowdRequest) => Promise<Readonly<Record<string, number>>>;
  task(message).then(
    (figures) => process.send?.({ figures } satisfies CrowdWord),
    (error: unknown) => process.send?.({ fault: String(error) } satisfies CrowdWord),
  );
});

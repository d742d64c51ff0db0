/** The audience of a measurement, in a process of its own, so that its work is not counted as the server's: does what it is told. */
import { setTimeout as pause } from 'node:timers/promises';
import { pace } from '../../client/link/pace.ts';
import type { CommandInput } from '../../shared/night/commands.ts';
import { LightPhone } from '../crowd/light-phone.ts';
import { dice } from '../support/moves/seeded.ts';
import { Answers, StormGuest } from './crowd-books.ts';
import type { CrowdRequest, CrowdWord } from './crowd.ts';
import { percentileOf, sum, type Figures } from './figures.ts';

const chance = dice(7);
const phones: LightPhone[] = [];
let bytes = 0;
/** When each phone was last told something, on the clock that all processes of this machine share. */
const heardAt: number[] = [];

const HEARTBEAT_BYTES = 1;

const now = (): number => performance.timeOrigin + performance.now();

const newPhone = ({ url, code }: { readonly url: string; readonly code: string }): LightPhone => {
  const number = phones.length;
  const phone = new LightPhone({
    url,
    assembly: code,
    onBytes: (more) => {
      bytes += more;
      if (more > HEARTBEAT_BYTES) heardAt[number] = now();
    },
  });
  phones.push(phone);
  return phone;
};

/** A server that is away for longer does not come back. */
const PATIENCE_MS = 60_000;

/** As the real page after a break: at a random moment, and again and again, ever more seldom. Throws where it is in vain. */
const comeBack = async (phone: LightPhone): Promise<void> => {
  const { reconnectionDelay, reconnectionDelayMax } = pace.phone;
  const until = now() + PATIENCE_MS;
  for (let most = 2 * reconnectionDelay; ; most *= 2) {
    await pause(Math.min(reconnectionDelayMax, chance.fraction() * most));
    try {
      return await phone.connect();
    } catch (fault) {
      // The server is not there yet.
      if (now() > until) throw fault;
    }
  }
};

const someCheckIn = (): CommandInput => ({
  type: 'CheckIn',
  delegation: `D${String(chance.between(1, 25)).padStart(2, '0')}`,
  party: chance.between(1, 4),
});

/** On a machine that is too busy some connections end on the way, as in a hall. */
const comeIn = (phone: LightPhone): Promise<void> => phone.connect().catch(() => comeBack(phone));

/** All who are here say something, spread over that time. */
const everybody = async (withinMs: number, what: () => CommandInput): Promise<Figures> => {
  const said = new Answers();
  const one = async (phone: LightPhone): Promise<void> => {
    await pause(chance.fraction() * withinMs);
    await said.ask(phone, what());
  };
  await Promise.all(phones.map(one));
  return said.figures();
};

const tasks: {
  readonly [Do in CrowdRequest['do']]: (request: Extract<CrowdRequest, { do: Do }>) => Promise<Figures>;
} = {
  /** Everybody comes within that time and checks in at once. */
  arrive: async ({ count, withinMs, url, code, checkIn }) => {
    const said = new Answers();
    const one = async (phone: LightPhone): Promise<void> => {
      await pause(chance.fraction() * withinMs);
      await comeIn(phone);
      if (checkIn) await said.ask(phone, someCheckIn());
    };
    await Promise.all(Array.from({ length: count }, () => one(newPhone({ url, code }))));
    return said.figures();
  },
  /** Everybody who is here checks in again, one tap each. */
  checkIn: ({ withinMs }) => everybody(withinMs, someCheckIn),
  /** Everybody who is here votes. */
  vote: ({ withinMs, ballot, choices }) =>
    everybody(withinMs, () => ({ type: 'CastBallot', ballot, choices: [...choices] })),
  /** Everybody changes their mind again and again until the server is gone, comes back, and asks what became of it. */
  storm: async () => {
    const guests = phones.map((phone) => new StormGuest(phone));
    await Promise.all(guests.map((guest) => guest.tapUntilLost(chance)));
    const backAt = await Promise.all(
      phones.map(async (phone) => {
        await comeBack(phone);
        return now();
      }),
    );
    const lost = await Promise.all(guests.map((guest) => guest.countLost()));
    return {
      acknowledged: sum(guests.map(({ acknowledged }) => acknowledged)),
      lost: sum(lost),
      lastBackAt: Math.max(...backAt),
    };
  },
  /** What reaches all of them in this time, frames alone. */
  listen: async ({ ms }) => {
    bytes = 0;
    await pause(ms);
    return { bytes };
  },
  /** When the last of them heard what came after `since`. Throws where somebody hears nothing: no figure is made without them. */
  heard: async ({ since }) => {
    const missing = (): number => phones.filter((_, number) => (heardAt[number] ?? 0) < since).length;
    for (let tries = 0; tries < 500 && missing() > 0; tries += 1) await pause(20);
    if (missing() > 0) throw new Error(`${missing()} of ${phones.length} phones have heard nothing`);
    return { last: percentileOf(heardAt, 1) - since };
  },
};

// Nobody is left to say what to do.
process.once('disconnect', () => process.exit());
process.on('message', (message: CrowdRequest) => {
  const task = tasks[message.do] as (request: CrowdRequest) => Promise<Figures>;
  task(message).then(
    (figures) => process.send?.({ figures } satisfies CrowdWord),
    (error: unknown) => process.send?.({ fault: String(error) } satisfies CrowdWord),
  );
});

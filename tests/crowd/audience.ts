/** Plays a whole audience against a running server, and keeps the books: what was said, and what was acknowledged. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { passing } from '../../shared/kernel/refusals.ts';
import type { CommandInput } from '../../shared/night/commands.ts';
import type { BallotFace } from '../../shared/views/ballot-face.ts';
import type { Reply, ViewMessage } from '../../shared/wire.ts';
import type { Dice } from '../support/moves/seeded.ts';
import type { Guest, Tap } from './arrivals.ts';
import { chosenIn } from './choosing.ts';
import { LightPhone, TurnedAway, Unanswered, type LightPhoneOptions } from './light-phone.ts';

export interface Books {
  connected: number;
  turnedAway: number;
  dropped: number;
  cameBack: number;
  refused: Map<string, number>;
  /** Milliseconds from a tap to its acknowledgement. */
  readonly waits: number[];
  /** By phone, the last thing that was acknowledged. */
  readonly counted: Map<number, Tap>;
  /** By ballot, how many of these phones have voted. */
  readonly voted: Map<string, number>;
}

export const newBooks = (): Books => ({
  connected: 0,
  turnedAway: 0,
  dropped: 0,
  cameBack: 0,
  refused: new Map(),
  waits: [],
  counted: new Map(),
  voted: new Map(),
});

export interface Evening {
  readonly link: Pick<LightPhoneOptions, 'url' | 'assembly'>;
  readonly books: Books;
  readonly dice: Dice;
  readonly lengthMs: number;
}

/** A person taps, looks, and taps again. */
const THINKS_MS = { least: 300, most: 4_000 };
/** As the real page: the return after a break is spread. */
const BACK_MS = { least: 200, most: 4_000 };
const MOST_TRIES = 8;
/** Somebody votes at once, somebody asks their neighbour first. */
const DECIDES_MS = { least: 100, most: 8_000 };

/** A short evening is played faster; at half a minute and more people take their time. */
const UNHURRIED_MS = 30_000;
const wait = ({ dice, lengthMs }: Evening, { least, most }: typeof BACK_MS): Promise<void> =>
  pause(dice.between(least, most) * Math.min(1, lengthMs / UNHURRIED_MS));

const isLost = (error: unknown): boolean => error instanceof Unanswered;

/** Comes in, and again where the connection ends on the way. */
const comeIn = async (phone: LightPhone, evening: Evening): Promise<boolean> => {
  const { books } = evening;
  for (let tries = 0; tries < MOST_TRIES; tries += 1)
    try {
      await phone.connect();
      books.connected += 1;
      return true;
    } catch (error) {
      if (error instanceof TurnedAway) break;
      if (!isLost(error)) throw error;
      await wait(evening, BACK_MS);
    }
  books.turnedAway += 1;
  return false;
};

/** Said until it is answered, under one id: however often it is sent, it counts once. */
const sayUntilAnswered = async (
  phone: LightPhone,
  command: CommandInput,
  evening: Evening,
): Promise<Reply | null> => {
  const id = randomUUID();
  for (let tries = 0; tries < MOST_TRIES; tries += 1)
    try {
      const startedAt = performance.now();
      const reply = await phone.say(command, id);
      evening.books.waits.push(performance.now() - startedAt);
      if (reply.ok || !passing.has(reply.refusal.code)) return reply;
      await wait(evening, BACK_MS);
    } catch (error) {
      if (!isLost(error)) throw error;
      if (!phone.isConnected && !(await comeIn(phone, evening))) return null;
    }
  return null;
};

const note = (books: Books, reply: Reply | null, isCounted: () => void): void => {
  if (reply?.ok) isCounted();
  const why = reply === null ? 'unanswered' : reply.ok ? null : reply.refusal.code;
  if (why) books.refused.set(why, (books.refused.get(why) ?? 0) + 1);
};

/** Votes once in every ballot that phones vote in, as soon as this person has made up their mind. */
const voteIn = async (phone: LightPhone, ballot: BallotFace, evening: Evening): Promise<void> => {
  const { books, dice } = evening;
  await pause(dice.between(DECIDES_MS.least, DECIDES_MS.most));
  const choices = chosenIn(ballot, dice);
  const reply = await sayUntilAnswered(phone, { type: 'CastBallot', ballot: ballot.id, choices }, evening);
  note(books, reply, () => books.voted.set(ballot.id, (books.voted.get(ballot.id) ?? 0) + 1));
};

/** One person's evening; resolves when their phone has said all it will say, and leaves it connected. */
export const attend = async (guest: Guest, number: number, evening: Evening): Promise<LightPhone> => {
  const { link, books } = evening;
  const known = new Set<string>();
  const look = ({ slices: { ballot } }: ViewMessage): void => {
    if (ballot?.stage !== 'open' || ballot.voters !== 'phones' || known.has(ballot.id)) return;
    known.add(ballot.id);
    void voteIn(phone, ballot, evening);
  };
  const phone: LightPhone = new LightPhone({ ...link, onView: look });
  await pause(guest.comesAt);
  if (!(await comeIn(phone, evening))) return phone;
  for (const [at, tap] of guest.taps.entries()) {
    if (at > 0) await wait(evening, THINKS_MS);
    const reply = await sayUntilAnswered(phone, { type: 'CheckIn', ...tap }, evening);
    note(books, reply, () => books.counted.set(number, tap));
  }
  for (let drops = 0; drops < guest.drops; drops += 1) {
    await wait(evening, THINKS_MS);
    phone.drop();
    books.dropped += 1;
    await wait(evening, BACK_MS);
    if (await comeIn(phone, evening)) books.cameBack += 1;
  }
  return phone;
};

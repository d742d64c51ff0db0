/** `npm run rehearse -- --phones 300`: a simulated audience against the running server arrives, checks in, votes, drops out, comes back. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { runningFilePath } from '../server/running-file.ts';
import { LARGEST_PARTY } from '../shared/turnout/limits.ts';
import { isRehearsal } from '../shared/views/night.ts';
import type { Slices } from '../shared/views/slices.ts';
import { guests } from './crowd/arrivals.ts';
import { attend, newBooks, type Books } from './crowd/audience.ts';
import { LightPhone, TurnedAway, Unanswered } from './crowd/light-phone.ts';
import { dice } from './support/moves/seeded.ts';

const USE = `Use: npm run rehearse -- [--phones 300] [--seconds 60] [--seed 1] [--join http://…/j/CODE]

Without --join it finds the server that runs on this machine (its DATA_DIR, ./data where none is set).`;

/** Why there is no rehearsal, in words for whoever asked for one. */
class CannotRehearse extends Error {
  override readonly name = 'CannotRehearse';
}

const whole = (name: string, most: number) =>
  z.coerce
    .number({ error: `--${name} should be a number` })
    .int(`--${name} should be a whole number`)
    .min(1, `--${name} should be 1 or more`)
    .max(most, `--${name} cannot be above ${most}`);

const wishes = z.object({
  phones: whole('phones', 20_000).default(300),
  seconds: whole('seconds', 3_600).default(60),
  seed: whole('seed', 2 ** 31).default(1),
  join: z.string().optional(),
});
type Wishes = z.output<typeof wishes>;

const readWishes = (argv: string[]): Wishes => {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args: argv,
      options: { phones: text, seconds: text, seed: text, join: text },
    });
    return wishes.parse(values);
  } catch (error) {
    if (error instanceof z.ZodError)
      throw new CannotRehearse(`${error.issues.map(({ message }) => message).join('; ')}\n\n${USE}`);
    throw new CannotRehearse(`${error instanceof Error ? error.message.split('.')[0] : 'That'}.\n\n${USE}`);
  }
};

const runningFile = z.object({
  url: z.url(),
  assemblies: z.array(z.object({ id: z.string(), title: z.string(), code: z.string() })).min(1),
});

interface Link {
  readonly url: string;
  readonly assembly: string;
}

const linkOf = ({ join }: Wishes): Link => {
  if (join !== undefined) {
    const found = /^(https?:\/\/[^/]+)\/j\/([^/?#]+)/.exec(join);
    if (!found?.[1] || !found[2])
      throw new CannotRehearse(
        `--join should be the audience’s link, such as http://192.168.1.20:8080/j/KQWZRT`,
      );
    return { url: found[1], assembly: found[2] };
  }
  try {
    const path = runningFilePath(process.env['DATA_DIR'] || './data');
    const { url, assemblies } = runningFile.parse(JSON.parse(readFileSync(path, 'utf8')));
    return { url, assembly: assemblies[0]?.code ?? '' };
  } catch {
    throw new CannotRehearse(
      `No server of this folder is running. Start one with npm start, or name it with --join.\n\n${USE}`,
    );
  }
};

/** What the first phone of all sees; simulated people in a real hall would be counted as real ones. */
const look = async (link: Link): Promise<Slices['delegations']> => {
  let seen: Partial<Slices> = {};
  const scout = new LightPhone({ ...link, onView: ({ slices }) => (seen = { ...seen, ...slices }) });
  try {
    await scout.connect();
  } catch (error) {
    if (error instanceof TurnedAway)
      throw new CannotRehearse(`The server turns phones away: ${error.message}`);
    if (error instanceof Unanswered)
      throw new CannotRehearse(`Nobody answers at ${link.url}. Is the server running?`);
    throw error;
  }
  scout.drop();
  const { night, delegations } = seen;
  if (!night || !delegations) throw new CannotRehearse('The server showed the first phone nothing.');
  if (!isRehearsal(night, Date.now()))
    throw new CannotRehearse(
      `“${night.title}” is today: simulated phones would be counted as people. Rehearse on another day.`,
    );
  return delegations;
};

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const headsOf = ({ counted }: Books): number =>
  [...counted.values()].reduce((sum, { party }) => sum + (party > LARGEST_PARTY ? 1 : party), 0);

const report = (books: Books): string => {
  const waits = books.waits.toSorted((one, other) => one - other);
  const groups = [...books.counted.values()].filter(({ party }) => party > LARGEST_PARTY).length;
  const visitors = [...books.counted.values()].filter(({ delegation }) => delegation === null).length;
  const refusals = [...books.refused].map(([code, count]) => `${code} ${count}`).join(', ');
  return [
    `${books.counted.size} phones are counted, for ${headsOf(books)} people; ${visitors} of them are visitors, ${groups} wait as groups for a steward.`,
    `From tap to answer: half within ${percentile(waits, 0.5).toFixed(1)} ms, 95 % within ${percentile(waits, 0.95).toFixed(1)} ms, all within ${percentile(waits, 1).toFixed(1)} ms.`,
    `${books.dropped} times a phone lost the Wi-Fi, ${books.cameBack} times one came back. Turned away: ${books.turnedAway}. Refused: ${refusals || 'nobody'}.`,
  ].join('\n');
};

/** Whenever more have voted, for as long as they sit there. */
const tellVotes = ({ voted }: Books): void => {
  const told = new Map<string, number>();
  setInterval(() => {
    for (const [ballot, votes] of voted) {
      if (told.get(ballot) !== votes) console.log(`Ballot ${ballot}: ${votes} of these phones have voted.`);
      told.set(ballot, votes);
    }
  }, 1_000);
};

const rehearse = async (): Promise<void> => {
  const asked = readWishes(process.argv.slice(2));
  const link = linkOf(asked);
  const list = await look(link);
  const books = newBooks();
  const chance = dice(asked.seed);
  const hall = guests(chance, asked.phones, asked.seconds * 1_000, list);
  console.log(
    `${asked.phones} phones come to ${link.url} within ${asked.seconds} s. Ctrl-C sends them home.`,
  );
  const telling = setInterval(
    () =>
      console.log(
        `${books.connected} arrived · ${books.counted.size} counted · ${books.dropped} dropped out`,
      ),
    5_000,
  );
  const evening = { link, books, dice: chance, lengthMs: asked.seconds * 1_000 };
  const phones = await Promise.all(hall.map((guest, number) => attend(guest, number, evening)));
  clearInterval(telling);
  console.log(report(books));
  console.log(
    'They stay connected, as people in their seats do, and vote when asked. Ctrl-C sends them home.',
  );
  process.once('SIGINT', () => {
    for (const phone of phones) phone.drop();
    process.exit(0);
  });
  tellVotes(books);
};

rehearse().catch((error: unknown) => {
  console.error(error instanceof CannotRehearse ? error.message : error);
  process.exit(1);
});

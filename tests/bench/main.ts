/** `npm run bench [-- --only NAME] [-- --phones N]`: the figures of a hall, measured on this machine: a table for people, one line of JSON for programs. */
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { phonePage, replay } from './alone.ts';
import { checkIn, comingBack, idle, memory, nextToScreen, type Figures } from './hall.ts';

/** What is measured, the figures that come of it, and for how many phones where none are named. */
const measures: Readonly<
  Record<string, { readonly phones: number; readonly run: (count: number) => Promise<Figures> }>
> = {
  checkin: { phones: 1_000, run: checkIn },
  next_to_screen: { phones: 1_000, run: nextToScreen },
  all_back: { phones: 1_000, run: comingBack },
  kb_per_phone: { phones: 1_000, run: memory },
  idle_bytes: { phones: 300, run: idle },
  replay_100k: { phones: 100_000, run: replay },
  phone_page: { phones: 1, run: phonePage },
};

const say = (text: string): void => void process.stderr.write(`${text}\n`);

const { values } = parseArgs({ options: { only: { type: 'string' }, phones: { type: 'string' } } });
const wanted = Object.entries(measures).filter(
  ([name]) => values.only === undefined || name.startsWith(values.only),
);
if (wanted.length === 0) {
  say(`There is no measure ${values.only}. There are: ${Object.keys(measures).join(', ')}`);
  process.exit(1);
}

const found: Record<string, { readonly value: number; readonly n: number }> = {};
for (const [name, { phones, run }] of wanted) {
  const count = Number(values.phones ?? phones);
  say(`${name} (${count}) …`);
  for (const [figure, value] of Object.entries(await run(count))) {
    found[figure] = { value: Math.round(value * 100) / 100, n: count };
    say(`  ${figure.padEnd(32)} ${String(found[figure].value).padStart(10)}`);
  }
}

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};
const [cpu] = cpus();
const machine = { cpu: cpu?.model, cores: cpus().length, memoryMb: Math.round(totalmem() / 2 ** 20) };
process.stdout.write(
  `${JSON.stringify({ version, node: process.version, machine, at: new Date().toISOString(), figures: found })}\n`,
);
process.exit(0);

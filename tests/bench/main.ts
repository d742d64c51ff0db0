/** `npm run bench [-- --only NAME] [-- --phones N]`: the figures of a hall, measured on this machine: a table for people, one line of JSON for programs. */
import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { phonePage, replay } from './alone.ts';
import { fanOut } from './fan-out.ts';
import type { Figures } from './figures.ts';
import { growth } from './growth.ts';
import { checkIn, idle, memory, nextToPhones, vote } from './hall.ts';
import { hostile } from './hostile.ts';
import { kill9 } from './kill.ts';
import { nextToScreen } from './wall.ts';

interface Measure {
  /** How many phones, or commits, where `--phones` names no number. */
  readonly n: number;
  readonly run: (n: number) => Promise<Figures>;
  /** Its figure is only that figure for this many. */
  readonly isFixed?: true;
}

const measures: Readonly<Record<string, Measure>> = {
  checkin: { n: 1_000, run: checkIn },
  vote: { n: 1_000, run: vote },
  next_to_screen: { n: 5_000, run: nextToScreen },
  next_to_phones: { n: 1_000, run: nextToPhones },
  fanout_cpu: { n: 5_000, run: fanOut },
  idle_bytes: { n: 300, run: idle },
  kb_per_phone: { n: 10_000, run: memory },
  cost_growth: { n: 20_000, run: growth, isFixed: true },
  replay_100k: { n: 100_000, run: replay, isFixed: true },
  kill9: { n: 1_000, run: kill9 },
  hostile: { n: 50, run: hostile },
  phone_page: { n: 1, run: phonePage, isFixed: true },
};

const say = (text: string): void => void process.stderr.write(`${text}\n`);

const giveUp = (why: string): never => {
  say(why);
  process.exit(1);
};
// Leaving takes the servers along.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => giveUp(`Stopped by ${signal}`));

const options = { only: { type: 'string' }, phones: { type: 'string' } } as const;
const asked = (): { readonly only?: string; readonly phones?: string } => {
  try {
    return parseArgs({ options }).values;
  } catch (fault) {
    return giveUp(fault instanceof Error ? fault.message : String(fault));
  }
};
const { only, phones: named } = asked();
if (named !== undefined && !/^[1-9]\d*$/.test(named)) giveUp('--phones should be a whole number above 0');
const phones = named === undefined ? null : Number(named);
/** A measure's own name, or that of one of its figures. */
const isWanted = (name: string): boolean =>
  only === undefined || name === only || only.startsWith(`${name}_`);
const wanted = Object.entries(measures).filter(([name]) => isWanted(name));
if (wanted.length === 0)
  giveUp(`There is no measure ${only}. There are: ${Object.keys(measures).join(', ')}`);

/** How busy others kept the machine before: above half a processor, milliseconds are theirs as well. */
const [load = Number.NaN] = loadavg();
if (load > 0.5) say(`The machine is busy (load ${load.toFixed(1)}): times will be longer than they are.`);

/** One that breaks off costs its own figures, and not those of the others. */
const measured = async (name: string, run: Measure['run'], count: number): Promise<Figures> => {
  try {
    return await run(count);
  } catch (fault) {
    say(`  ${name} broke off: ${fault instanceof Error ? fault.message : String(fault)}`);
    process.exitCode = 1;
    return {};
  }
};

const found: Record<string, { readonly value: number; readonly n: number }> = {};
for (const [name, { n, run, isFixed }] of wanted) {
  const count = isFixed ? n : (phones ?? n);
  say(`${name} (${count}) …`);
  for (const [figure, value] of Object.entries(await measured(name, run, count))) {
    found[figure] = { value: Math.round(value * 100) / 100, n: count };
    say(`  ${figure.padEnd(32)} ${String(found[figure].value).padStart(10)}`);
  }
}

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};
const [cpu] = cpus();
const machine = { cpu: cpu?.model, cores: cpus().length, memoryMb: Math.round(totalmem() / 2 ** 20), load };
process.stdout.write(
  `${JSON.stringify({ version, node: process.version, machine, at: new Date().toISOString(), figures: found })}\n`,
);
process.exit();

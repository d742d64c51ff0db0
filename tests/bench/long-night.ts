/** A night as long as is wanted, written straight into a log: the sample, and then check-ins or votes. */
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { seal } from '../../server/log/chain.ts';
import { beginning, type Head, type Log, type LogCommit } from '../../server/log/log.ts';
import { openSqliteLog } from '../../server/log/sqlite-log.ts';
import { readPlanFile } from '../../server/plan-file/plan-file.ts';
import { Rooms } from '../../server/night/rooms.ts';
import { settingsShape } from '../../shared/ballots/settings-schema.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { settled } from '../../shared/ballots/settings.ts';

const SAMPLE = fileURLToPath(new URL('../../server/sample/thames-valley.yaml', import.meta.url));
const BATCH = 1_000;

/** What one command of a night brought about. */
type Step = Pick<LogCommit, 'by' | 'events'>;

/** So many phones, one after the other, and from the start again. */
export function* checkIns(count: number, phones: number): Generator<Step> {
  for (let nth = 0; nth < count; nth += 1) {
    const delegation = `D${String(1 + (nth % 25)).padStart(2, '0')}`;
    yield {
      by: `phone-${nth % phones}`,
      events: [{ type: 'CheckedIn', delegation, party: 1 + (nth % 8) }],
    };
  }
}

/** A motion that is still open, and votes of people who are no longer there. */
export function* votes(count: number, ballot: string): Generator<Step> {
  const settings = settled(
    z.strictObject(settingsShape).parse({ question: 'Shall it be?', changeable: true }),
  );
  yield {
    by: 'pass-chair-1',
    events: [
      { type: 'BallotDrafted', ballot, settings },
      { type: 'BallotOpened', ballot, settings, key: 'nTheKeyOfTheBench', register: count },
    ],
  };
  for (let nth = 0; nth < count; nth += 1) {
    const voter = String(nth).padStart(26, '0');
    yield {
      by: voter,
      events: [{ type: 'BallotCast', ballot, voter, choices: ['for'], hiddenDelegation: '' }],
    };
  }
}

/** What phones may say, all together, goes by the seats: these nights are longer than any. */
const largeHall = (plan: Plan): Plan => ({
  ...plan,
  assembly: { ...plan.assembly, venue: { name: 'A large hall', ...plan.assembly.venue, seats: 4_000 } },
});

/** The sample's opening as a new folder has it, in a large hall; returns the assembly's id and where its log ends. */
const openSample = async (log: Log): Promise<{ readonly id: string; readonly head: Head }> => {
  const reading = await readPlanFile(SAMPLE);
  if (!reading.ok) throw new Error('The sample has mistakes');
  const rooms = new Rooms(log, Date.now);
  await rooms.openPlan(largeHall(reading.plan));
  await rooms.close();
  const { id } = reading.plan.assembly;
  let head: Head = beginning;
  for await (const { version, hash } of log.read(id, beginning)) head = { version, hash };
  return { id, head };
};

/** Fills an empty folder with the sample, and everything that happened since. */
export const writeNight = async (folder: string, steps: Iterable<Step>): Promise<void> => {
  const log = await openSqliteLog(folder);
  const { id, head: opened } = await openSample(log);
  const at = Date.now();
  let stored = opened;
  let head = opened;
  let batch: LogCommit[] = [];
  const store = async (): Promise<void> => {
    if (batch.length > 0) await log.append(id, stored, batch);
    stored = head;
    batch = [];
  };
  for (const step of steps) {
    const version = head.version + 1;
    const commit = seal(head.hash, {
      version,
      id: `00000000-0000-4000-8000-${String(version).padStart(12, '0')}`,
      at: at + version,
      ...step,
    });
    batch.push(commit);
    head = { version, hash: commit.hash };
    if (batch.length === BATCH) await store();
  }
  await store();
  await log.close();
};

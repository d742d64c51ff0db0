/** A night with as many commits as are wanted: the sample, and check-ins of a crowd that keeps changing its mind. */
import { fileURLToPath } from 'node:url';
import { seal } from '../../server/log/chain.ts';
import { beginning, type Head, type LogCommit } from '../../server/log/log.ts';
import { openSqliteLog } from '../../server/log/sqlite-log.ts';
import { readPlanFile } from '../../server/plan-file.ts';
import { Rooms } from '../../server/rooms.ts';

const SAMPLE = fileURLToPath(new URL('../../server/sample/thames-valley.yaml', import.meta.url));
const BATCH = 1_000;

const checkIn = (head: Head, at: number, phones: number): LogCommit =>
  seal(head.hash, {
    version: head.version + 1,
    id: `00000000-0000-4000-8000-${String(head.version).padStart(12, '0')}`,
    at: at + head.version,
    by: `phone-${head.version % phones}`,
    events: [
      {
        type: 'CheckedIn',
        delegation: `D${String(1 + (head.version % 25)).padStart(2, '0')}`,
        party: 1 + (head.version % 8),
      },
    ],
  });

/** Fills an empty folder. */
export const writeNight = async (folder: string, commits: number, phones: number): Promise<void> => {
  const reading = await readPlanFile(SAMPLE);
  if (!reading.ok) throw new Error('The sample has mistakes');
  const log = await openSqliteLog(folder);
  const rooms = new Rooms(log, Date.now);
  await rooms.openPlan(reading.plan);
  await rooms.close();
  const { id } = reading.plan.assembly;
  let head: Head = beginning;
  for await (const { version, hash } of log.read(id, beginning)) head = { version, hash };
  const at = Date.now();
  while (head.version < commits) {
    const expected = head;
    const batch: LogCommit[] = [];
    while (batch.length < Math.min(BATCH, commits - expected.version)) {
      const commit = checkIn(head, at, phones);
      batch.push(commit);
      head = { version: commit.version, hash: commit.hash };
    }
    await log.append(id, expected, batch);
  }
  await log.close();
};

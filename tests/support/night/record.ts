/** The record of a night that was played, as the server writes it. */
import { recordOf } from '../../../shared/views/record.ts';
import { beginning, type LogCommit } from '../../../server/log/log.ts';
import { MemoryLog } from '../../../server/log/memory-log.ts';
import { RecordChain } from '../../../server/record/record-chain.ts';
import { textOf, written } from '../../../server/record/record-text.ts';
import type { Assembly } from '../../../shared/night/state.ts';

export const recordText = async (state: Assembly, commits: readonly LogCommit[]): Promise<string> => {
  const log = new MemoryLog();
  await log.append('night', beginning, commits);
  const chain = new RecordChain(log, 'night');
  const record = recordOf(state);
  const head = await chain.headAt(commits.length);
  return written(commits.length, head, textOf(record), await chain.json(record)).file;
};

/** Why saving fails, where somebody has to act: as the crew is shown it. */
import type { ServiceView } from '../../shared/views/crew.ts';
import { LostCommits } from '../log/witness/loss.ts';
import { DataFileGone } from '../log/sqlite-upkeep.ts';

/** Null where it may come right by itself. */
export const missingOf = (fault: unknown): ServiceView['missing'] | null => {
  if (fault instanceof LostCommits) return fault.missing;
  return fault instanceof DataFileGone ? 'file' : null;
};

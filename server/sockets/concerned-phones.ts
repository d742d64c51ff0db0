/** Whose phones must be told anew what they have said, after a batch: as the row of each fact says. */
import type { Chapter, ChapterTypes } from '../../shared/kernel/chapter.ts';
import type { Deep } from '../../shared/kernel/decider.ts';
import { eventsOf, type Batch } from '../room/batch.ts';

/** Whoever said something at this node is told with the answer. */
export const concernedPhones = <Of extends ChapterTypes>(
  { phonesOf }: Chapter<Of>,
  state: Deep<Of['state']>,
  batch: Batch<Of>,
): 'all' | readonly string[] => {
  const { commits, appendMs } = batch;
  // Memory was read anew: what a phone believes to have said may not be there any more.
  if (commits.length === 0) return 'all';
  const concerned = new Set<string>();
  // What was said at another node may be of a phone that has a page here too.
  if (appendMs === null) for (const { by } of commits) concerned.add(by);
  for (const event of eventsOf(batch)) {
    const phones = phonesOf(state, event);
    if (phones === 'all') return 'all';
    if (phones !== undefined) concerned.add(phones);
  }
  return [...concerned];
};

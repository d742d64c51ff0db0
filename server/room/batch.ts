/** What goes into a room, a chapter's commands, and what comes out of it: batches of commits that are durable. */
import type { ChapterTypes } from '../../shared/kernel/chapter.ts';
import type { LogCommit } from '../log/log.ts';

/** A parsed command with the id that whoever sent it made for it. */
export type Submission<Of extends ChapterTypes> = Of['command'] & { readonly id: string };

/** What became durable. No commit: memory was read anew, and anything may be different. */
export interface Batch<Of extends ChapterTypes> {
  readonly commits: readonly LogCommit<Of['event']>[];
  /** The aspects whose state it changed. */
  readonly moved: ReadonlySet<Of['aspect']>;
  /** Something of the crew's was in it: it is shown at once. */
  readonly urgent: boolean;
  /** Null where another node stored it. */
  readonly appendMs: number | null;
}

export const eventsOf = <Of extends ChapterTypes>({ commits }: Pick<Batch<Of>, 'commits'>): Of['event'][] =>
  commits.flatMap(({ events }) => events);

/** What a room needs from outside: its chapter, its log, a clock, and what the chapter's decisions need. */
import type { Chapter, ChapterTypes } from '../../shared/kernel/chapter.ts';
import type { Actor, Deep } from '../../shared/kernel/decider.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Log } from '../log/log.ts';
import type { ChapterKeys } from './chapter-keys.ts';

export interface RoomParts<Of extends ChapterTypes> {
  /** Under which the log knows it. */
  readonly id: string;
  readonly chapter: Chapter<Of>;
  readonly log: Log<Of['event']>;
  readonly clock: () => Instant;
  /** Everything that a decision needs from outside. */
  readonly contextOf: (now: Instant, by: Actor) => Of['context'];
  readonly keys: ChapterKeys<Of>;
  /** Called when memory was read anew: the log may have been begun anew under the same id. May throw. */
  readonly readAnew?: (state: Deep<Of['state']>) => Promise<void>;
}

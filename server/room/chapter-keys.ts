/** The keys that a chapter's decisions need and its facts destroy. The room calls at the right moments, and knows nothing of what the keys are for. */
import type { ChapterTypes } from '../../shared/kernel/chapter.ts';
import type { Deep } from '../../shared/kernel/decider.ts';

/** All that returns a promise throws a fault when the keyring can't be read or written. */
export interface ChapterKeys<Of extends ChapterTypes> {
  /** After the log was read: what this state still needs is at hand, what it should have destroyed is destroyed. */
  settle(state: Deep<Of['state']>): Promise<void>;
  /** Before these commands are decided: what they may need is at hand. */
  readyFor(state: Deep<Of['state']>, commands: readonly Of['command'][]): Promise<void>;
  /** After these events were stored: what they end is destroyed. After a fault they are settled again. */
  follow(events: readonly Of['event'][]): Promise<void>;
  /** After another node stored these events: what this node may be asked about them is at hand. */
  hear(events: readonly Of['event'][]): Promise<void>;
  /** At once, after whichever node stored these events: what they end is no longer at hand. */
  forgetAfter(events: readonly Of['event'][]): void;
}

/** For a chapter without keys of its own. */
export const noKeys: ChapterKeys<ChapterTypes> = {
  settle: async () => {},
  readyFor: async () => {},
  follow: async () => {},
  hear: async () => {},
  forgetAfter: () => {},
};

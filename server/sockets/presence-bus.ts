/** The other nodes, as far as the log does not tell of them: who is connected there at this moment. */
import type { PresenceView } from '../../shared/views/crew.ts';

export interface Neighbours {
  /** `heard`: what each of the others says, whenever that changes, and without those that have fallen silent. */
  meet(assembly: string, heard: (others: readonly PresenceView[]) => void): Meeting;
  close(): void;
}

/** This node's part in what the nodes tell each other about one assembly. */
export interface Meeting {
  tell(here: PresenceView): void;
  /** Nobody is connected here any more. */
  leave(): void;
}

/** A server that has no other beside it. */
export const alone: Neighbours = {
  meet: () => ({ tell: () => {}, leave: () => {} }),
  close: () => {},
};

/** What the nodes of a server say to each other beside the log: who is connected where at this moment. */
import type { PresenceView } from '../../shared/views/crew.ts';

export interface PresenceBus {
  /** `onChange`: what each of the other nodes says, whenever that changes; a node that has fallen silent is left out. */
  join(assembly: string, onChange: (others: readonly PresenceView[]) => void): PresenceChannel;
  close(): void;
}

/** The presence of one assembly, between the nodes. */
export interface PresenceChannel {
  /** Says to the other nodes who is connected to this one. */
  send(here: PresenceView): void;
  /** Nobody is connected to this node any more. */
  leave(): void;
}

/** For a server that is one node. */
export const noOtherNodes: PresenceBus = {
  join: () => ({ send: () => {}, leave: () => {} }),
  close: () => {},
};

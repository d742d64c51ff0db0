/** What the part of the page that votes is told by the rest. */
import type { BallotFace } from '../../../shared/views/ballot-face.ts';
import type { RoleStore } from '../../link/role-store.svelte.ts';

export interface VotingProps {
  readonly store: RoleStore;
  readonly face: BallotFace | null;
  /** The join code of this page. */
  readonly code: string;
  /** On the voting card that this page was opened with. */
  readonly card: string | null;
  /** Whom this phone is counted with; null for a visitor, undefined before it is counted. */
  readonly delegation: string | null | undefined;
  /** Busy with saying who is here. */
  readonly isArriving: boolean;
  /** Null where nobody is counted any more. */
  readonly oncheckin: (() => void) | null;
}

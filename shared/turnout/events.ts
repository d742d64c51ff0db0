/** The facts of who came: said by phones, counted at doors, declared in the roll call; and of the list of delegations. */

export type PhoneEvent =
  /** The phone is the commit's author. Null: a visitor. */
  | { readonly type: 'CheckedIn'; readonly delegation: string | null; readonly party: number }
  /** Counts for one until a steward has looked; `group` is the number that is said aloud. */
  | {
      readonly type: 'GroupClaimed';
      readonly delegation: string;
      readonly heads: number;
      readonly group: number;
    }
  | {
      readonly type: 'GroupConfirmed';
      readonly group: number;
      readonly delegation: string;
      readonly heads: number;
    }
  | { readonly type: 'GroupDeclined'; readonly group: number; readonly delegation: string };

export type CountEvent =
  /** Heads to add, or to take away where a steward undoes. */
  | { readonly type: 'CountedAtDoor'; readonly delegation: string; readonly heads: number }
  | { readonly type: 'DelegationCalled'; readonly delegation: string | null; readonly was: string | null }
  /** `heads` null: a declaration taken back. `calling`: where the roll call stood; a first declaration moves it. */
  | {
      readonly type: 'TurnoutDeclared';
      readonly delegation: string;
      readonly heads: number | null;
      readonly was: number | null;
      readonly calling: string | null;
    };

export interface DelegationEdit {
  readonly name?: string;
  readonly area?: string;
  readonly pledged?: number;
}

/** What was counted at the two that were merged, before. */
export interface MergedFigures {
  readonly from: { readonly door: number | null; readonly declared: number | null };
  readonly into: { readonly door: number | null; readonly declared: number | null };
  readonly calling: string | null;
}

/** A delegation as it is listed. `planned`: pledged before the night; else added by the crew at the door. */
export interface ListedDelegation {
  readonly delegation: string;
  readonly code: string;
  readonly area: string;
  readonly name: string;
  readonly pledged: number;
  readonly planned: boolean;
}

export type ListEvent =
  | ({ readonly type: 'DelegationAdded' } & ListedDelegation)
  /** Only ever one that was added, and nobody was counted there. */
  | ({ readonly type: 'DelegationRemoved' } & ListedDelegation)
  | {
      readonly type: 'DelegationEdited';
      readonly delegation: string;
      readonly to: DelegationEdit;
      readonly was: DelegationEdit;
    }
  /** `declared`: what is declared for both together from now on. */
  | {
      readonly type: 'DelegationsMerged';
      readonly from: string;
      readonly into: string;
      readonly declared: number | null;
      readonly was: MergedFigures;
    }
  /** A merger taken back. */
  | {
      readonly type: 'DelegationsSplit';
      readonly from: string;
      readonly into: string;
      readonly was: MergedFigures;
    };

export type TurnoutEvent = PhoneEvent | CountEvent | ListEvent;

/** What a decision on a vote needs from outside: pseudonyms and hiding places under a ballot's key, and the printed cards. */

/** Under the key of that name, which lives in the keyring and is destroyed when the ballot is sealed. */
export interface BallotBox {
  /** Who this phone or card is in this ballot, 130 bits in letters and figures; null while the key isn't at hand. */
  voterOf(key: string, who: string): string | null;
  /** A short text, to be read again only with the key. */
  hide(key: string, voter: string, text: string): string;
  read(key: string, voter: string, hidden: string): string;
  /** Whose card has this code; null where none has. */
  cardOf(code: string): VotingCard | null;
  /** For each card of that kind, its delegation. */
  dealt(kind: VotingCard['kind']): readonly string[];
  /** SHA-256, in hex. */
  digestOf(text: string): string;
}

export interface VotingCard {
  /** A leader's card votes for the whole delegation, a voter's for one of its people. */
  readonly kind: 'leaders' | 'cards';
  readonly delegation: string;
}

export interface PrintedCard extends VotingCard {
  /** From 1, within its delegation. */
  readonly number: number;
  readonly code: string;
}

/** A vote that was tapped and has no answer yet, as the phone keeps it over a reload. */
import type { Tapped } from '../tapped.ts';

export interface TappedVote extends Tapped {
  readonly ballot: string;
  /** The code on the voting card it is given with; null for the phone's own vote. */
  readonly card: string | null;
  /** Ids; a point given twice is named twice. */
  readonly choices: readonly string[];
}

/** Ids hold neither blanks nor commas. */
export const writeVote = ({ code, id, at, ballot, card, choices }: TappedVote): string =>
  [code, id, at, ballot, card ?? '-', choices.join(',')].join(' ');

/** Null where there is nothing, or nothing that can be read. */
export const readVote = (kept: string | null): TappedVote | null => {
  const [code, id, at, ballot, card, choices] = (kept ?? '').split(' ');
  if (!code || !id || !(Number(at) > 0) || !ballot || !card || !choices) return null;
  return { code, id, at: Number(at), ballot, card: card === '-' ? null : card, choices: choices.split(',') };
};

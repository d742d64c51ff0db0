/** What the voters of one delegation, of one area or of the whole hall chose, as it is counted. */
import { timesIn } from '../choices.ts';
import type { BallotSettings } from '../settings.ts';

export interface TallyRow {
  readonly id: string;
  readonly area: string;
  readonly name: string;
  cast: number;
  readonly votes: number[];
}

/** Of those whose delegation is not in the list any more: counted, and never shown. */
export const NOWHERE = { id: '', area: '', name: '' };

export const emptyRow = (
  { id, area, name }: Pick<TallyRow, 'id' | 'area' | 'name'>,
  { choices }: Pick<BallotSettings, 'choices'>,
): TallyRow => ({ id, area, name, cast: 0, votes: choices.map(() => 0) });

export const addTo = (
  row: TallyRow,
  vote: { readonly choices: readonly string[] },
  { choices }: Pick<BallotSettings, 'choices'>,
): void => {
  row.cast += 1;
  for (const [index, { id }] of choices.entries())
    row.votes[index] = (row.votes[index] ?? 0) + timesIn(vote.choices, id);
};

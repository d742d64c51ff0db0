/** The answers of one candidate that the hall has seen, over all asks, as they are read back; and disputes not yet shown. */
import { isUnshown } from '../../shared/answers/unshown-dispute.ts';
import type { AnswerCell, AnswersView } from '../../shared/views/answers.ts';
import type { AnswerMakingWords } from '../words/answer-making.ts';
import type { Address } from './answer-cells.ts';

export interface ReadBackItem {
  readonly address: Address;
  readonly cell: AnswerCell;
  /** Which ask, or which point of it. */
  readonly what: string;
}

export interface ReadBackCandidate {
  readonly id: string;
  readonly name: string;
  readonly lines: readonly ReadBackItem[];
}

export const answersOf = ({ asks }: AnswersView, id: string, words: AnswerMakingWords): ReadBackCandidate => {
  const rows = asks.flatMap((ask) =>
    ask.rows.filter(({ candidate }) => candidate === id).map((row) => ({ ask, row })),
  );
  const lines = rows.flatMap(({ ask, row: { whole, points } }) =>
    [whole, ...points].flatMap((cell): ReadBackItem[] => {
      if (cell.shown === null) return [];
      const point = ask.points.find((one) => one.id === cell.point);
      const what = point
        ? words.readBack.point(ask.number, point.letter, point.text)
        : words.readBack.ask(ask.number, ask.title);
      return [{ address: { ask: ask.id, point: cell.point, candidate: id }, cell, what }];
    }),
  );
  return { id, name: rows[0]?.row.name ?? id, lines };
};

/** Disputes that were noted of answers in the hall's sight, and that the hall doesn't see: the record won't have them. */
export const unshownDisputes = ({ asks }: AnswersView): Address[] =>
  asks.flatMap(({ id: ask, rows }) =>
    rows.flatMap(({ candidate, whole, points }) =>
      [whole, ...points].filter(isUnshown).map(({ point }) => ({ ask, point, candidate })),
    ),
  );

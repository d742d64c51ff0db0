/** Where an answer stands: at an ask or a point of it, for a candidate. */
import type { AnswerAddress } from './events.ts';

export const addressKey = ({ ask, point, candidate }: AnswerAddress): string =>
  `${ask}/${point ?? ''}/${candidate}`;

/** The address alone, of whatever has one. */
export const only = ({ ask, point, candidate }: AnswerAddress): AnswerAddress => ({ ask, point, candidate });

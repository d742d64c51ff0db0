/** The voting cards of an assembly: their codes follow from its key. */
import { createHmac } from 'node:crypto';
import type { PrintedCard, VotingCard } from '../../shared/ballots/ballot-box.ts';
import type { PlanDelegation } from '../../shared/plan/plan.ts';
import { inLetters } from './letters.ts';

const CARD_LETTERS = 10;

const cardOf = (key: Buffer, kind: VotingCard['kind'], delegation: string, number: number): PrintedCard => {
  const mac = createHmac('sha256', key).update(`${kind}/${delegation}/${number}`).digest();
  return { kind, delegation, number, code: inLetters(mac, CARD_LETTERS) };
};

/** One for each leader, and as many as the plan gives each delegation, or it pledged. The same whenever they are printed. */
export const cardsOf = (
  key: Buffer,
  delegations: readonly Pick<PlanDelegation, 'id' | 'cards' | 'pledged'>[],
): PrintedCard[] =>
  delegations.flatMap(({ id, cards, pledged }) => [
    cardOf(key, 'leaders', id, 1),
    ...Array.from({ length: cards ?? pledged }, (_, index) => cardOf(key, 'cards', id, index + 1)),
  ]);

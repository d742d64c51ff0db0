/** How a simulated hall fills up: who comes when, what they tap, who taps wrong, who walks out of the Wi-Fi and back. */
import type { DelegationsView } from '../../shared/views/phone.ts';
import type { Dice } from '../support/moves/seeded.ts';

export interface Tap {
  /** Null: a visitor. */
  readonly delegation: string | null;
  readonly party: number;
}

export interface Guest {
  /** When they scan, in milliseconds from the beginning. */
  readonly comesAt: number;
  /** What they tap, one after the other: most of them once. */
  readonly taps: readonly Tap[];
  /** How often their phone loses the Wi-Fi afterwards. */
  readonly drops: number;
}

/** Six in ten come bit by bit; the others when the chair says “take out your phones now”. */
const SHARE_BEFORE_THE_CALL = 0.6;
/** Of the whole time: when the chair says so, and how long hundreds then take. */
const CALL_AT = 0.6;
const RUSH = 0.15;

const WRONG = 0.08;
const GROUP = 0.02;
const VISITOR = 0.04;
const DROPS = 0.2;
/** People stand with whoever they came with: mostly alone, often in twos, seldom in a whole pew. */
const parties = [1, 1, 1, 1, 1, 2, 2, 2, 3, 4, 5, 8] as const;

const comesAt = (dice: Dice, lengthMs: number): number => {
  if (dice.fraction() < SHARE_BEFORE_THE_CALL) return dice.fraction() * CALL_AT * lengthMs;
  return (CALL_AT + dice.fraction() * RUSH) * lengthMs;
};

const tapOf = (dice: Dice, delegations: readonly string[]): Tap => {
  if (dice.fraction() < VISITOR) return { delegation: null, party: dice.oneOf(parties) };
  const delegation = dice.oneOf(delegations);
  if (dice.fraction() < GROUP) return { delegation, party: dice.between(9, 34) };
  return { delegation, party: dice.oneOf(parties) };
};

export const guests = (
  dice: Dice,
  phones: number,
  lengthMs: number,
  { areas }: DelegationsView,
): readonly Guest[] => {
  const delegations = areas.flatMap((area) => area.delegations.map(({ id }) => id));
  return Array.from({ length: phones }, () => {
    const last = tapOf(dice, delegations);
    const wrong = dice.fraction() < WRONG ? [tapOf(dice, delegations)] : [];
    const drops = dice.fraction() < DROPS ? dice.between(1, 3) : 0;
    return { comesAt: comesAt(dice, lengthMs), taps: [...wrong, last], drops };
  });
};

/** What a phone is told of itself: what it has said, with the card in its hand, and when all phones must hear it anew. */
import { votesOf } from '../../shared/ballots/receipts.ts';
import { barredFrom } from '../../shared/ballots/voters.ts';
import type { Actor } from '../../shared/kernel/decider.ts';
import type { Command } from '../../shared/night/commands.ts';
import type { AssemblyEvent } from '../../shared/night/events.ts';
import { checkInOf } from '../../shared/turnout/check-in.ts';
import type { MineMessage, Reply } from '../../shared/wire.ts';
import type { Hall } from './halls.ts';

/** Back to the start nobody has checked in any more; merged or parted, a delegation goes by another id. */
export const meansEveryPhone: ReadonlySet<AssemblyEvent['type']> = new Set([
  'RehearsalEnded',
  'DelegationsMerged',
  'DelegationsSplit',
]);

export interface Teller {
  readonly hall: Hall;
  readonly actor: Actor;
  /** The voting card in its hand. */
  readonly card: string | null;
}

/** What a steward hands to the voter whose card just voted at the steward's device; nothing for anybody else. */
export const withReceipt = ({ hall, actor }: Teller, command: Command, answer: Reply): Reply => {
  if (!answer.ok || actor.role === 'phone' || command.type !== 'CastBallot') return answer;
  const votes = votesOf(hall.room.state, actor, command.card ?? null, hall.ballotKeys.box);
  const receipt = votes[command.ballot]?.receipt;
  return receipt ? { ...answer, receipt } : answer;
};

/** `token`: once, when it is new. */
export const mine = ({ hall, actor, card }: Teller, token: string | null): MineMessage => {
  const { state, version } = hall.room;
  const barred = barredFrom(state, actor);
  return {
    version,
    ...(token ? { token } : {}),
    checkIn: checkInOf(state, actor.id),
    ballots: votesOf(state, actor, card, hall.ballotKeys.box),
    ...(barred.length > 0 ? { barred } : {}),
  };
};

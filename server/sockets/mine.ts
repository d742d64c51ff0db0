/** What a phone is told of itself: what it has said, with the card in its hand. */
import { votesOf } from '../../shared/ballots/receipts.ts';
import { barredFrom } from '../../shared/ballots/voters.ts';
import type { Command } from '../../shared/night/commands.ts';
import { checkInOf } from '../../shared/turnout/check-in.ts';
import type { MineMessage, Reply } from '../../shared/wire.ts';
import type { Visitor } from './socket-server.ts';

type Speaker = Pick<Visitor, 'assembly' | 'actor' | 'card'>;

/** What a steward hands to the voter whose card just voted at the steward's device; nothing for anybody else. */
export const withReceipt = ({ assembly, actor }: Speaker, command: Command, answer: Reply): Reply => {
  if (!answer.ok || actor.role === 'phone' || command.type !== 'CastBallot') return answer;
  const { room, ballotKeys } = assembly.open;
  const votes = votesOf(room.state, actor, command.card ?? null, ballotKeys.box);
  const receipt = votes[command.ballot]?.receipt;
  return receipt ? { ...answer, receipt } : answer;
};

/** `token`: once, when it is new. */
export const mine = ({ assembly, actor, card }: Speaker, token: string | null): MineMessage => {
  const { room, ballotKeys } = assembly.open;
  const { state, version } = room;
  const barred = barredFrom(state, actor);
  return {
    version,
    ...(token ? { token } : {}),
    checkIn: checkInOf(state, actor.id),
    ballots: votesOf(state, actor, card, ballotKeys.box),
    ...(barred.length > 0 ? { barred } : {}),
  };
};

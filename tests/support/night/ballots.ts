/** A ballot for tests, in steps: put, voted on, closed, sealed; its row as the chair sees it. */
import type { Ballot } from '../../../shared/ballots/state.ts';
import type { Actor, Deep } from '../../../shared/kernel/decider.ts';
import type { CommandInput } from '../../../shared/night/commands.ts';
import { ballotsView, type BallotRow } from '../../../shared/views/ballots.ts';
import { byId, cards, chair, phone, steward, type Night, type Step } from './night.ts';

export type OpenBallot = Extract<CommandInput, { type: 'OpenBallot' }>;
export const question = 'Shall we adopt the agenda?';
export type Said = readonly [string, Actor, CommandInput];
export const open = (more: Partial<OpenBallot> = {}): Said => [
  '18:40',
  chair,
  { type: 'OpenBallot', ballot: 'B1', question, ...more },
];
export const choices = ['Buses', 'Homes', 'Safety'];
export const here = (number: number, delegation: string | null = 'D02'): Step => [
  '18:10',
  phone(number),
  { type: 'CheckIn', delegation, party: 1 },
];
export const vote = (...chosen: readonly string[]) => ({
  type: 'CastBallot' as const,
  ballot: 'B1',
  choices: [...chosen],
});
export const votes = (who: Actor | number, ...chosen: readonly string[]): Said => [
  '18:41',
  typeof who === 'number' ? phone(who) : who,
  vote(...chosen),
];
export const say = (type: 'CloseBallot' | 'ReopenBallot' | 'SealBallot' | 'RevealBallot' | 'DropBallot') =>
  ({ type, ballot: 'B1' }) as const;
export const says = (type: Parameters<typeof say>[0], clock = '18:45'): Step => [clock, chair, say(type)];

export const ballot = ({ state }: Night): Deep<Ballot> => {
  const found = state.ballots.byId.get('B1');
  if (!found) throw new Error('There is no ballot B1');
  return found;
};
export const row = (night: Night): BallotRow => byId(ballotsView(night.state).ballots, 'B1');
export const cardOf = (kind: 'leaders' | 'cards', delegation = 'D02') => {
  const found = cards.find((card) => card.kind === kind && card.delegation === delegation);
  if (!found) throw new Error('There is no such card');
  return found.code;
};
export const codeOf = (outcome: ReturnType<Night['when']>): string =>
  outcome.ok ? 'ok' : outcome.reason.code;

export const draft = (more: Partial<Extract<CommandInput, { type: 'DraftBallot' }>> = {}): Said => [
  '18:00',
  chair,
  { type: 'DraftBallot', ballot: 'B1', question, ...more },
];
/** What somebody counted in the hall. */
export const counts = (by: Actor, inFavour: number, against: number): Step => [
  '18:43',
  by,
  { type: 'CountHands', ballot: 'B1', counts: { for: inFavour, against } },
];
export const added = (isAdded: boolean): Said => [
  '18:44',
  chair,
  { type: 'AddHands', ballot: 'B1', added: isAdded },
];
export const objects = (choice: string | null): Said => [
  '18:42',
  steward,
  { type: 'RecordVeto', ballot: 'B1', delegation: 'D02', choice },
];

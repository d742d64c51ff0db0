/** A proposal of cuts for the running order as it stands, and what remains of it when some of it is not wanted. */
import { proposeCuts, type Cut, type Proposal } from '../../../shared/agenda/catching-up.ts';
import type { Ms } from '../../../shared/kernel/time.ts';
import type { CommandInput } from '../../../shared/night/commands.ts';
import type { AgendaView } from '../../../shared/views/agenda.ts';

export const propose = ({ segments }: AgendaView, overMs: Ms): Proposal =>
  proposeCuts(
    segments.filter(({ status }) => status === 'to-come'),
    overMs,
  );

export const savedBy = (cuts: readonly Cut[]): Ms =>
  cuts.reduce((sum, { fromMs, toMs }) => sum + fromMs - toMs, 0);

/** Two proposals that would do the same. */
export const isSame = (one: Proposal, other: Proposal): boolean =>
  JSON.stringify(one.cuts) === JSON.stringify(other.cuts);

export const cutCommand = (cuts: readonly Cut[]): CommandInput => ({
  type: 'CutSegments',
  cuts: cuts.map(({ segment, fromMs, toMs, perCandidateMs }) => ({
    segment,
    from: fromMs / 1000,
    to: toMs / 1000,
    ...(perCandidateMs === null ? {} : { perCandidate: perCandidateMs / 1000 }),
  })),
});

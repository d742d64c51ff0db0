/** How far a time that the plan writes is from its start: as it was worked out at the opening where the clocks change that night, else as the clock's face says. */
import type { Deep } from '../kernel/decider.ts';
import { between, type Ms } from '../kernel/time.ts';
import type { AssemblyOpened } from '../night/events.ts';

type Opening = Pick<Deep<AssemblyOpened>, 'plan' | 'schedule'>;

export const endOffset = ({ plan: { assembly }, schedule: { offsets } }: Opening): Ms =>
  offsets?.end ?? between(assembly.start, assembly.end);

export const hardStopOffset = ({ plan: { assembly }, schedule: { offsets } }: Opening): Ms | null =>
  assembly.hard_stop === undefined
    ? null
    : (offsets?.hardStop ?? between(assembly.start, assembly.hard_stop));

/** Of a segment, of something done before the start, or of a delegation that must leave, by its id. */
export const offsetOf = (
  { plan: { assembly }, schedule: { offsets } }: Opening,
  what: 'segments' | 'before' | 'leaveBy',
  id: string,
  time: string,
): Ms => offsets?.[what][id] ?? between(assembly.start, time);

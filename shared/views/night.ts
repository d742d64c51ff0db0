/** The frame of the evening: what it is, whose it is, and what must be said about it in public. */
import type { Deep } from '../kernel/decider.ts';
import { hallSize, type HallSize } from '../screen/legibility.ts';
import type { Instant, Ms } from '../kernel/time.ts';
import type { Assembly } from '../night/state.ts';

export interface NightView {
  readonly id: string;
  readonly title: string;
  readonly alliance: string;
  readonly office: string | null;
  readonly date: string;
  readonly timezone: string;
  readonly venue: string | null;
  /** What the size of letters follows; null where the plan doesn't measure its hall. */
  readonly hall: HallSize | null;
  readonly imprint: string | null;
  readonly neutrality: string | null;
  /** The house rules, as they are read out. */
  readonly conduct: string | null;
  /** Who was not invited, or declined: the chair reads their names out. */
  readonly alsoStanding: readonly { readonly name: string; readonly party: string | null }[];
  /** The planned start; in a rehearsal, once started, the moment it began. */
  readonly startsAt: Instant;
  /** Outside the plan's day a night that has not begun will be a rehearsal. */
  readonly dayFrom: Instant;
  readonly dayUntil: Instant;
  /** Null until the chair starts. */
  readonly rehearsal: boolean | null;
  readonly startedAt: Instant | null;
  readonly pausedAt: Instant | null;
  readonly endedAt: Instant | null;
  /** How far the server's clock was set on (or back, below 0) while the night ran; absent where it never was. */
  readonly steppedMs?: Ms;
}

export const nightView = ({ plan, agenda, clock }: Deep<Assembly>): NightView => ({
  id: plan.assembly.id,
  title: plan.assembly.title,
  alliance: plan.assembly.alliance,
  office: plan.assembly.office ?? null,
  date: plan.assembly.date,
  timezone: plan.assembly.timezone,
  venue: plan.assembly.venue?.name ?? null,
  hall: hallSize(plan.assembly.venue),
  imprint: plan.assembly.imprint ?? null,
  neutrality: plan.assembly.neutrality_notice ?? null,
  conduct: plan.assembly.conduct ?? null,
  alsoStanding: plan.also_standing.map(({ name, party }) => ({ name, party: party ?? null })),
  startsAt: agenda.start,
  dayFrom: agenda.dayFrom,
  dayUntil: agenda.dayUntil,
  rehearsal: agenda.rehearsal,
  startedAt: agenda.startedAt,
  pausedAt: agenda.pausedAt,
  endedAt: agenda.endedAt,
  ...(clock.steppedMs === 0 ? {} : { steppedMs: clock.steppedMs }),
});

/** Whether what happens now is (or would be) a rehearsal: the plan is for another day. */
export const isRehearsal = (
  { rehearsal, dayFrom, dayUntil }: Pick<NightView, 'rehearsal' | 'dayFrom' | 'dayUntil'>,
  now: Instant,
): boolean => rehearsal ?? (now < dayFrom || now >= dayUntil);

/** When the times that a plan writes for its night really come, by the calendar of the hall's own time zone: the clocks may change meanwhile. */
import { between, seconds, type Instant, type Ms } from '../../shared/kernel/time.ts';
import type { WrittenOffsets } from '../../shared/night/events.ts';
import type { Plan } from '../../shared/plan/plan.ts';

/** Every moment at which a clock on the hall's wall shows this: two where it is put back over it; where it is put on over it, the moment of that. */
const momentsOf = (local: Temporal.PlainDateTime, timeZone: string): readonly Instant[] => {
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (earlier.equals(later)) return [earlier.epochMilliseconds];
  if (earlier.toPlainDateTime().equals(local)) return [earlier.epochMilliseconds, later.epochMilliseconds];
  const change = earlier.getTimeZoneTransition('next') ?? later;
  return [change.epochMilliseconds];
};

const firstFrom = (moments: readonly Instant[], from: Instant): Instant =>
  moments.find((moment) => moment >= from) ?? moments.at(-1) ?? from;
const lastUntil = (moments: readonly Instant[], until: Instant): Instant =>
  moments.findLast((moment) => moment <= until) ?? moments.at(0) ?? until;

export class WrittenTimes {
  readonly #plan: Plan;
  /** Of two, the first. */
  readonly start: Instant;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.start = firstFrom(this.#moments(plan.assembly.start), -Infinity);
  }

  /** How far each time is from the start; null on every night on which that is just what the clock's face says. */
  offsets(): WrittenOffsets | null {
    const { assembly, running_order: order, before, delegations } = this.#plan;
    const begins = this.#inOrder();
    const from = [...begins.values()].at(-1) ?? this.start;
    const end = firstFrom(this.#moments(assembly.end), from);
    const stop = assembly.hard_stop;
    const written = order.flatMap(({ id, at }) => (at === undefined ? [] : [[id, at] as const]));
    const leaving = delegations.flatMap(({ id, must_leave_by: by }) => (by ? [[id, by] as const] : []));
    const offsets: WrittenOffsets = {
      end: end - this.start,
      hardStop: stop ? firstFrom(this.#moments(stop), end) - this.start : null,
      segments: this.#each(written, (_at, id) => begins.get(id) ?? this.start),
      before: this.#each(
        before.map(({ id, at }) => [id, at] as const),
        (at) => lastUntil(this.#moments(at), this.start),
      ),
      leaveBy: this.#each(leaving, (by) => firstFrom(this.#moments(by), this.start)),
    };
    return this.#saysMore(offsets) ? offsets : null;
  }

  /** In the order of the running order: of two moments the first that isn't before the segment in front of it. */
  #inOrder(): ReadonlyMap<string, Instant> {
    const begins = new Map<string, Instant>();
    let [from, next] = [this.start, this.start];
    for (const { id, at, s } of this.#plan.running_order) {
      from = at === undefined ? next : firstFrom(this.#moments(at), from);
      next = from + seconds(s);
      begins.set(id, from);
    }
    return begins;
  }

  #each(
    written: readonly (readonly [id: string, time: string])[],
    momentOf: (time: string, id: string) => Instant,
  ): Readonly<Record<string, Ms>> {
    return Object.fromEntries(written.map(([id, time]) => [id, momentOf(time, id) - this.start]));
  }

  #moments(time: string): readonly Instant[] {
    const { date, start, timezone } = this.#plan.assembly;
    const local = Temporal.PlainDateTime.from(`${date}T${start}`);
    return momentsOf(local.add({ milliseconds: between(start, time) }), timezone);
  }

  #saysMore({ end, hardStop, segments, before, leaveBy }: WrittenOffsets): boolean {
    const { assembly, running_order: order, before: earlier, delegations } = this.#plan;
    const isOther = (time: string | undefined, offset: Ms | null | undefined): boolean =>
      time !== undefined && between(assembly.start, time) !== offset;
    return (
      isOther(assembly.end, end) ||
      isOther(assembly.hard_stop, hardStop) ||
      order.some(({ id, at }) => isOther(at, segments[id])) ||
      earlier.some(({ id, at }) => isOther(at, before[id])) ||
      delegations.some(({ id, must_leave_by: by }) => isOther(by, leaveBy[id]))
    );
  }
}

/** What the hall is doing, in at most three lines: what it is, its title, and what there is to say about it. */
import type { NightView } from '../../shared/views/night.ts';
import type { NowView } from '../../shared/views/phone.ts';
import { dayOf, timeOfDay } from '../kit/clock-text.ts';
import { words } from '../words/en/phone.ts';

export interface Headline {
  readonly above?: string;
  readonly title: string;
  readonly text?: string;
}

const waiting = ({ alliance, title, startsAt, timezone }: NightView, rehearsal: boolean): Headline => {
  const time = timeOfDay(startsAt, timezone);
  if (!rehearsal) return { above: alliance, title: words.now.startsAt(time), text: title };
  const text = words.now.plannedFor(title, dayOf(startsAt, timezone), time);
  return { above: alliance, title: words.now.waiting, text };
};

const called = (
  { name, pledged, declared }: NonNullable<NowView['calling']>,
  own: string | null,
): Headline => ({
  above: name === own ? words.now.callingYou : words.now.calling,
  title: name,
  text: declared === null ? words.now.pledged(pledged) : words.now.declared(declared, pledged),
});

/** `own`: the name of the delegation that this phone is with. */
export const headline = (
  now: NowView,
  night: NightView,
  rehearsal: boolean,
  own: string | null,
): Headline => {
  const { state, ask, calling } = now;
  if (state === 'waiting') return waiting(night, rehearsal);
  if (state === 'holding') return words.now.holding;
  if (state === 'over') return now.board ? words.now.over : words.now.overWithoutBoard;
  if (calling) return called(calling, own);
  if (ask) return { above: words.now.ask(ask.number, ask.of), title: ask.title, text: ask.text };
  return { above: words.now.heading, title: now.title ?? night.title };
};

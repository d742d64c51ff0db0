/** What the hall is doing, in at most three lines: what it is, its title, and what there is to say about it. */
import type { NightView } from '../../shared/views/night.ts';
import type { NowView } from '../../shared/views/phone.ts';
import type { PhoneWords } from '../words/phone.ts';

export interface Headline {
  readonly above?: string;
  readonly title: string;
  readonly text?: string;
}

type NowWords = PhoneWords['now'];

const waiting = (
  words: NowWords,
  { alliance, title, startsAt, timezone }: NightView,
  rehearsal: boolean,
): Headline => {
  if (!rehearsal) return { above: alliance, title: words.startsAt(startsAt, timezone), text: title };
  return { above: alliance, title: words.waiting, text: words.plannedFor(title, startsAt, timezone) };
};

const called = (
  words: NowWords,
  { name, pledged, declared }: NonNullable<NowView['calling']>,
  own: string | null,
): Headline => ({
  above: name === own ? words.callingYou : words.calling,
  title: name,
  text: declared === null ? words.pledged(pledged) : words.declared(declared, pledged),
});

/** `own`: the name of the delegation that this phone is with. */
export const headline = (
  words: NowWords,
  now: NowView,
  night: NightView,
  rehearsal: boolean,
  own: string | null,
): Headline => {
  const { state, ask, calling } = now;
  if (state === 'waiting') return waiting(words, night, rehearsal);
  if (state === 'holding') return words.holding;
  if (state === 'over') return now.board ? words.over : words.overWithoutBoard;
  if (calling) return called(words, calling, own);
  if (ask) {
    const text = ask.text + (ask.reworded ? words.reworded : '');
    return { above: words.ask(ask.number, ask.of), title: ask.title, text };
  }
  return { above: words.heading, title: now.title ?? night.title };
};

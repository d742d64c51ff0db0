/** What the chair's console says about the running order: changing it, catching up, warnings, before and after the night. */
import type { OutOfReach } from '../../../../shared/screen/legibility.ts';
import type { PlanSegment } from '../../../../shared/plan/plan.ts';
import type { Ms } from '../../../../shared/kernel/time.ts';

const number = new Intl.NumberFormat('en-GB');
const plural = new Intl.PluralRules('en-GB');
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

const metres = new Intl.NumberFormat('en-GB', { style: 'unit', unit: 'meter', maximumFractionDigits: 1 });

const MINUTE_MS = 60_000;

const count = (amount: number, one: string, other: string): string =>
  `${number.format(amount)} ${plural.select(amount) === 'one' ? one : other}`;

/** `3 min`, `1 min 30 s`, `45 s`. */
const span = (ms: Ms): string => {
  const minutes = Math.floor(ms / MINUTE_MS);
  const seconds = Math.round((ms % MINUTE_MS) / 1000);
  const parts = [
    ...(minutes > 0 ? [`${number.format(minutes)} min`] : []),
    ...(seconds > 0 || minutes === 0 ? [`${number.format(seconds)} s`] : []),
  ];
  return parts.join(' ');
};

/** What can be put in on the night; the other kinds need something of the plan behind them. */
const kinds = {
  speech: 'Somebody speaks',
  culture: 'A song, a prayer or a performance',
  relational: 'People talk to each other',
} satisfies Partial<Record<PlanSegment['kind'], string>>;

export const words = {
  facts: {
    planned: (at: string, length: string) => `Planned for ${at}, ${length}`,
    added: (length: string) => `Added tonight, ${length}`,
    addedMark: 'added',
    expected: (from: string, until: string) => `Expected ${from} to ${until}`,
    began: (at: string, until: string) => `Began ${at}, expected until ${until}`,
    ran: (from: string, until: string, length: string) => `Ran ${from} to ${until}, ${length}`,
    lengthNow: (length: string) => `Length now ${length}`,
    each: (seconds: number) => `${number.format(seconds)} s for each candidate`,
    leaveBy: (delegation: string, at: string) => `${delegation} must leave by ${at}`,
    note: (text: string) => `Note: ${text}`,
    notePlain: 'Note',
    instead: (planned: string) => `planned ${planned}`,
  },
  change: {
    edit: 'Edit',
    editTitle: (name: string) => `Edit: ${name}`,
    up: 'Move up',
    down: 'Move down',
    before: 'Add before',
    after: 'Add after',
    atEnd: 'Add at the end',
    insertTitle: (before: string | null) =>
      before === null ? 'Add at the end of the running order' : `Add before “${before}”`,
    drag: 'Drag to move',
    moved: (name: string, before: string | null) =>
      before === null ? `Moved “${name}” to the end.` : `Moved “${name}” before “${before}”.`,
    noFurther: 'It cannot be moved further that way: only what is to come changes places.',
    title: 'Title',
    leads: 'Led by',
    leadsHint: 'One name on each line.',
    note: 'Note for the crew',
    noteHint: 'The hall never sees it.',
    length: 'Length',
    lengthOfThis: 'Length of this segment',
    lengthHint: 'Minutes and seconds, such as 3:30.',
    lengthWrong: 'Write the length in minutes and seconds, such as 3:30.',
    lengthOf: (step: string) => `${step} on the length`,
    longer: '+1 min',
    longerHint: 'One minute more for this segment',
    shorter: '−1 min',
    shorterHint: 'One minute less for this segment',
    kind: 'What it is',
    kinds,
    save: 'Save',
    add: 'Add',
    cancel: 'Cancel',
    sending: 'Sending…',
    /** Where the usual sentence would speak of something else. */
    refusals: {
      'length-out-of-range':
        'A segment lasts at least 5 seconds and at most 3 hours. Nothing was changed; choose another length.',
      'segment-is-over': 'This part of the night is over already, so nothing was changed.',
      'night-not-running': 'The night has ended. Go back to a segment first.',
      'no-such-segment': 'Somebody else has taken this out of the running order. Nothing was changed.',
    },
  },
  catchUp: {
    offer: 'See how to catch up',
    title: 'Catch up',
    over: (minutes: number, finish: string, planned: string) =>
      `${number.format(minutes)} min over: the finish would be at ${finish} instead of ${planned}.`,
    onTimeAgain: 'The night is on time again. Nothing needs to be cut.',
    means:
      'The plan says what may be cut, and what is cut first. Untick what is to stay as it is. Nothing moves before you apply it.',
    cuts: 'Proposed cuts',
    leaveOut: (name: string) => `${name}: leave out`,
    shorten: (name: string, to: string, from: string) => `${name}: ${to} instead of ${from}`,
    slots: (name: string, to: number, from: number) =>
      `${name}: each candidate ${number.format(to)} s instead of ${number.format(from)}, the same for all`,
    saves: (ms: Ms) => `saves ${span(ms)}`,
    nothing: 'Nothing that is still to come may be cut: all of it must stay, or is as short as it can be.',
    cannotSave: (ms: Ms) => `${span(ms)} cannot be saved: the rest must stay as it is.`,
    finish: 'New finish',
    stillOver: (ms: Ms) => `${span(ms)} over`,
    onTime: 'on time',
    planned: (at: string) => `planned ${at}`,
    hardStop: (at: string) => `hard stop ${at}`,
    pastHardStop: (ms: Ms) => `Still ${span(ms)} past the hard stop.`,
    apply: (chosen: number, all: number) =>
      chosen === all
        ? 'Apply all (one step, can be taken back)'
        : `Apply ${number.format(chosen)} of ${number.format(all)} (one step, can be taken back)`,
    chooseOne: 'Tick at least one cut',
    changed: 'The running order has changed since you opened this. Below is the new proposal.',
    stale: 'Nothing was cut: the running order changed in the meantime. Below is the new proposal.',
    leave: 'Not now',
  },
  warnings: {
    heading: 'Warnings',
    late: (name: string, ends: string) => `${name} would end at ${ends}`,
    mustLeave: (delegation: string, at: string, late: readonly string[]) =>
      `${delegation} must leave by ${at}; ${list.format(late)}.`,
    hardStop: (at: string, finish: string, minutes: number) =>
      `The hall must be empty by ${at}; the night would end at ${finish}, ${number.format(minutes)} min past that.`,
    clock: (ms: Ms) =>
      Math.abs(ms) < 2 * MINUTE_MS
        ? `This device’s clock and the server’s differ by ${count(Math.round(Math.abs(ms) / 1000), 'second', 'seconds')}: this page goes by the server’s.`
        : `This device’s clock and the server’s differ by ${count(Math.round(Math.abs(ms) / MINUTE_MS), 'minute', 'minutes')}: this page goes by the server’s. If yours is right, put the server’s right.`,
    understood: 'Understood: hide this',
  },
  preShow: {
    heading: 'Until then',
    /** For an hour and more, where seconds would be noise. */
    hoursLeft: (hours: number, minutes: number) => `${number.format(hours)} h ${number.format(minutes)} min`,
    now: 'now',
    /** The plan's hall is too deep for its screen. */
    unread: ({ readableToM, furthestSeatM, screenWidthM, neededWidthM }: OutOfReach) =>
      `From further back than ${metres.format(readableToM)} the screen can’t be read: it is ${metres.format(screenWidthM)} wide, and the last row is ${metres.format(furthestSeatM)} away. Ask for one ${metres.format(neededWidthM)} wide, or seat people nearer.`,
  },
  rehearsal: {
    means:
      'This is a rehearsal. When you have finished, put it away: the night then begins with the plan as it was.',
    back: 'Back to the start, for the night',
    askTitle: 'Back to the start, for the night?',
    askMeans:
      'The rehearsal ends on every screen. What was started, recorded, counted and changed in it is kept apart and shows nowhere. Links and the join code stay. This cannot be taken back.',
    yes: 'Back to the start',
    no: 'Go on rehearsing',
    not: 'This is no rehearsal any more: somebody else has already gone back to the start, or the night has begun.',
  },
};

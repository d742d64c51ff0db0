/** Every sentence of the timekeeper's page. */
import type { RefusalCode } from '../../../shared/kernel/refusals.ts';
import type { TurnKind } from '../../../shared/turns/kinds.ts';

const number = new Intl.NumberFormat('en-GB');
const minutes = (amount: number): string => `${number.format(amount)} min`;

const kinds: Record<TurnKind, string> = {
  opening: 'Introduction',
  put: 'Puts the ask',
  answer: 'Answer',
  press: 'Pressed',
  last_word: 'Last word',
  testimony: 'Testimony',
  speech: 'Speech',
};

/** Where the timekeeper can do something else about it than the chair. */
const reasons: Partial<Record<RefusalCode, string>> = {
  'night-not-running': 'The night is not running. Wait until the chair starts the next item.',
  'night-paused': 'The night is paused. The clocks go on when the chair resumes it.',
  'no-speaker': 'Nobody is left to speak in this item. The chair can start the clock for somebody else.',
  'turn-running': 'Somebody’s clock runs already. Look who it is before you go on.',
  'length-out-of-range': 'That would be too short or too long. Nothing was changed.',
  'segment-is-over': 'The night has moved on from this item. Its time can no longer be changed.',
  'no-such-segment': 'This item is no longer in the running order. Look at what is on now.',
};

export const words = {
  page: 'Timekeeper',
  title: (night: string) => `Timekeeper – ${night}`,
  rehearsal: 'Rehearsal',
  timeOfDay: (time: string) => `The time is ${time}`,
  notSaved: 'Not saved. What you press now does not count. Tell the chair, and use a watch.',
  close: 'Close',

  speaker: {
    heading: 'Speaker clock',
    /** What somebody does at the microphone; a candidate who is pressed, by whom. */
    kind: (kind: TurnKind, pressedBy: string | null) =>
      pressedBy === null ? kinds[kind] : `Pressed by ${pressedBy}`,
    reserve: 'The reserve reads',
    reserveShort: 'the reserve',
    about: (kind: string, length: string) => `${kind}, ${length}`,
    upNext: (kind: string, length: string) => `Next · ${kind}, ${length}`,
    after: (name: string) => `Then ${name}`,
    afterNobody: 'Nobody after this',
    held: 'Paused',
    last: 'Last 30 seconds',
    over: 'Time is up',
    everybodyHeard: 'Everybody has spoken',
    noClock: 'No speaker clock in this item',
    beforeStart: 'Not started yet',
    ended: 'The night has ended',
  },

  controls: {
    label: 'Work the speaker clock',
    start: 'Start',
    startFor: (name: string) => `Start: ${name}`,
    press: (by: string | null, name: string, length: string) =>
      by === null ? `Press ${name}, ${length}` : `${by} presses ${name}, ${length}`,
    pause: 'Pause',
    resume: 'Resume',
    done: 'Done',
    less: '−30 s',
    lessLong: '−30 s: take 30 seconds away',
    more: '+30 s',
    moreLong: '+30 s: give 30 seconds more',
    sending: 'Sending…',
    sendingLater: 'Not sent yet: goes out once, when the connection is back',
  },

  segment: {
    heading: 'Segment clock',
    on: (time: string, length: string) => `on for ${time} of ${length}`,
    left: (time: string) => `${time} left`,
    over: (time: string) => `${time} over`,
    less: '−1 min',
    lessLong: '−1 min: make this item a minute shorter',
    more: '+1 min',
    moreLong: '+1 min: give this item a minute more',
    paused: 'The night is paused.',
    pausedMeans: 'No clock runs until the chair resumes.',
    before: (time: string) => `Planned to start at ${time}. The chair starts it.`,
    ended: 'Nothing is on any more. Thank you for keeping time.',
  },

  finish: {
    heading: 'Projected finish',
    finish: 'Finish',
    planned: (time: string) => `planned ${time}`,
    hardStop: (time: string) => `hard stop ${time}`,
    endedAt: (time: string) => `Ended ${time}`,
    over: (by: number) => `${minutes(by)} over`,
    under: (by: number) => `${minutes(by)} under`,
    onTime: 'on time',
    pastHardStop: (by: number) => `${minutes(by)} past the hard stop`,
  },

  keys: {
    open: 'Keys',
    title: 'Keys',
    hint: 'Keys rest while this list is open.',
    rows: [
      ['Space', 'Start the next speaker’s clock, or pause it'],
      ['A', 'Ask again: the candidate who answered last is pressed'],
      ['P', 'Pause or resume'],
      ['E', 'Done: end the clock'],
      ['+', '30 seconds more'],
      ['−', '30 seconds less'],
      ['?', 'This list'],
    ] as readonly (readonly [string, string])[],
  },

  reasons,
};

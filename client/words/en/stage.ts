/** Every sentence whoever is at the microphone reads on the stage display. */
import type { TurnKind } from '../../../shared/turns/kinds.ts';
import type { Phase } from '../../stage/phase.ts';

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

const kinds: Record<TurnKind, string> = {
  opening: 'Introduction',
  put: 'Putting the ask',
  answer: 'Answer',
  press: 'Pressed again',
  last_word: 'Last word',
  testimony: 'Testimony',
  speech: 'Speech',
};

/** Beside the clock, for whoever doesn't tell its tones apart. */
const phases: Record<Phase, string> = {
  enough: 'Time left',
  last: 'Time to finish',
  up: 'Time is up',
  over: 'Over by',
};

export const words = {
  page: 'Stage',
  program: 'Assembly Night',
  tab: (title: string) => `Stage – ${title}`,
  rehearsal: 'Rehearsal',
  /** For those who listen: the eye sees a small open ring. */
  away: 'Not connected. The clock goes on by itself.',

  clock: {
    label: 'Speaker clock',
    segmentLabel: 'Clock of this item',
    phases,
    over: (time: string) => `+${time}`,
    paused: 'Paused',
    pausedOver: (time: string) => `Paused, over by ${time}`,
    ready: 'Time to speak',
    waits: 'The clock starts when you do.',
  },

  who: {
    kind: (kind: TurnKind) => kinds[kind],
    reserve: 'The reserve reads',
    next: 'Next at the microphone',
    leads: (names: readonly string[]) => list.format(names),
    thanks: 'Thank you',
    everybodyHeard: 'Everybody has spoken',
  },

  coming: {
    next: 'Next:',
    reserve: 'the reserve reads',
    after: 'After this:',
    first: 'First:',
    last: 'This is the last item tonight.',
  },

  night: {
    startsIn: 'We start in',
    startsAt: 'We start at',
    soon: 'We start in a moment',
    notToday: (day: string) => `Planned for ${day}`,
    paused: 'The night is paused',
    pausedMeans: 'The clock waits with you. It goes on when the chair does.',
    ended: 'The night has ended',
    thanks: 'Thank you.',
  },

  line: {
    from: 'Only for you',
  },

  controls: {
    label: 'This display',
    bellOn: 'Bell: on',
    bellOff: 'Bell: off',
    bellAsleep: 'Bell: touch to wake it',
    bellMeans: 'A soft bell when the time is up (key B)',
    light: 'Light or dark (key T)',
    full: 'Full screen (key F)',
  },
};

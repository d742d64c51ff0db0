/** Every sentence of the chair's console. */
import type { PlanSegment } from '../../../shared/plan/plan.ts';
import type { SegmentStatus } from '../../../shared/views/agenda.ts';
import { words as work } from './chair/work.ts';

const number = new Intl.NumberFormat('en-GB');
const plural = new Intl.PluralRules('en-GB');
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

const count = (amount: number, one: string, other: string): string =>
  `${number.format(amount)} ${plural.select(amount) === 'one' ? one : other}`;
const minutes = (amount: number): string => `${number.format(amount)} min`;

/** What a kind of segment asks of the chair, in a sentence or two. */
const duties: Record<PlanSegment['kind'], string> = {
  welcome:
    'Welcome everybody and say how tonight works. Read out the neutrality notice and the others standing.',
  culture: 'Nothing for you to do. Enjoy it, and watch the time.',
  rollcall: 'Each delegation is called by name, and its leader says how many came.',
  speech: 'One person speaks. There is nothing to record.',
  candidates_open: 'Each candidate introduces themselves, in the order that was drawn, for the same time.',
  testimony: 'Somebody tells their story. Thank them, and leave a breath before you move on.',
  ask: 'The pinner puts the ask to each candidate, in the order that was drawn.',
  relational: 'Everybody turns to somebody they don’t know. Call them back in good time.',
  readback: 'Each candidate’s answers are read back. They confirm them, or correct them on the spot.',
  candidates_close: 'Each candidate has a last word, in the order that was drawn, for the same time.',
  turnout: 'Read out the turnout: who promised what, and who is here.',
  pledge: 'Say what happens next, and ask everybody for their pledge.',
  ballot: 'A question to the floor, answered on phones.',
  close: 'Read out the neutrality notice again. Thank everybody, and send them home safely.',
};

const statuses: Record<SegmentStatus, string> = {
  done: 'done',
  on: 'on now',
  'to-come': 'to come',
  skipped: 'skipped',
  passed: 'left out',
};

export const words = {
  ...work,
  page: 'Chair',
  close: 'Close',
  cancel: 'Cancel',

  bar: {
    rehearsal: 'Rehearsal',
    timeOfDay: (time: string) => `The time is ${time}`,
    over: (by: number) => `${minutes(by)} over`,
    under: (by: number) => `${minutes(by)} under`,
    onTime: 'On time',
    starts: (at: string) => `Starts ${at}`,
    late: (by: number) => `${minutes(by)} late`,
    finish: 'finish',
    planned: 'planned',
    hardStop: 'hard stop',
    ended: (at: string) => `Ended ${at}`,
    screens: 'Screen',
    stage: 'Stage',
    phones: 'Phones',
    on: 'on',
    off: 'off',
    noScreen: 'not connected',
    keys: 'Keys',
    crew: 'What is connected',
    status: 'Time and finish',
  },
  trouble: {
    notSaved: 'Not saved. What you tap now does not count. Keep to paper until this line goes away.',
    fileGone:
      'Not saved. The data file was removed or replaced while the program runs. Keep to paper: whoever runs the server must put it back and start again.',
    missing: (commits: number | null, since: string | null) =>
      `Not saved. ${commits === null ? 'What had been saved was replaced by something else' : `${count(commits, 'entry', 'entries')} that had been saved ${commits === 1 ? 'is' : 'are'} missing`}${since === null ? '' : `, from after ${since}`}. Keep to paper: whoever runs the server must put back the data, or say that it goes on without.`,
    undestroyed: (keys: number) =>
      `${count(keys, 'ballot key is', 'ballot keys are')} not destroyed yet: until this line goes away, whoever has the server’s files could still find out who voted how.`,
  },

  order: {
    heading: 'Running order',
    legend: 'Times as expected now, the plan’s below',
    planned: 'planned',
    of: (done: number, all: number) => `${number.format(done)} of ${number.format(all)} done`,
    statuses,
    cut: ['', 'cut 1st', 'cut 2nd', 'cut last'] as readonly string[],
    cutMeaning: (when: string) => `If time is short: ${when}.`,
    start: 'Start this now',
    again: 'Go back to this',
    skip: 'Skip',
    restore: 'Bring back',
    actions: (title: string) => `What to do with ${title}`,
    leaveOutTitle: (amount: number) => `Leave out ${count(amount, 'segment', 'segments')}?`,
    leaveOut: (title: string) => `If you start “${title}” now, the night goes on without:`,
    leaveOutYes: 'Leave out and start',
    stay: 'Stay here',
  },

  now: {
    onFor: 'On for',
    ofLength: (planned: string) => `of ${planned}`,
    leads: (names: readonly string[]) => `Led by ${list.format(names)}`,
    duties,
    beforeTitle: 'Before the start',
    startsIn: 'until the start',
    startsAt: (time: string) => `Planned for ${time}`,
    past: (time: string) => `It is past ${time}. Start when the hall is ready.`,
    rehearsalBefore:
      'This is not the day of the plan, so it will be a rehearsal. Its times count from the moment you start.',
    first: (title: string) => `First: ${title}`,
    paused: 'The night is paused',
    pausedFor: (time: string) => `for ${time}`,
    pausedMeans: 'No clock runs. The hall keeps its picture.',
    over: 'The night has ended',
    overAt: (start: string, end: string) => `It ran from ${start} to ${end}.`,
    overMeans: 'Answers can still be corrected here. The record is made from what you see.',
    readOut: 'To read out',
    conduct: 'House rules',
    neutrality: 'Neutrality',
    alsoStanding: 'Also standing',
  },

  go: {
    heading: 'Go on',
    start: (title: string) => `Start: ${title}`,
    startRehearsal: (title: string) => `Start the rehearsal: ${title}`,
    next: (title: string) => `Next: ${title}`,
    end: 'End the night',
    ended: 'The night has ended',
    sending: 'Sending…',
    sendingLater: 'Not sent yet. It goes out once, when the connection is back.',
    notSent: 'Not sent yet',
    startAgain: (key: string) => `Press ${key} again to start the night.`,
    leaveAgain: (name: string, key: string) => `${name} still has the clock. Press ${key} again to leave.`,
    back: 'Back',
    backTo: (title: string) => `to ${title}`,
    pause: 'Pause the night',
    resume: 'Resume the night',
    blank: 'Blank the screen',
    unblank: 'Show the screen again',
    wait: 'Please wait (evacuation)',
    waitNoMore: 'End “Please wait”',
    movedOn: (title: string | null) =>
      title === null
        ? 'Somebody else was quicker: nothing is on any more. What you pressed changed nothing.'
        : `Somebody else already moved on. “${title}” is on now. What you pressed changed nothing.`,
    endTitle: 'End the night?',
    endMeans: 'Clocks stop, and the hall sees all answers. You can still go back if it was too early.',
    endYes: 'End the night',
    endNo: 'Not yet',
  },

  hall: {
    heading: 'The hall sees',
    picture: 'What the projector shows now',
    unseen: 'No screen is connected: the hall does not see this.',
    following: 'follows the running order',
    held: (scene: string) => `Held: ${scene}. The hall does not follow the running order.`,
    scenes: {
      follow: 'Follow the running order',
      waiting: 'Show join code',
      board: 'Show all answers',
    },
    more: 'Show something else',
    moreScenes: {
      welcome: 'Welcome',
      rollcall: 'Roll call',
      turnout: 'Turnout',
      pledge: 'Pledge',
      dates: 'Next dates',
    },
    ask: (index: number, title: string) => `Ask ${number.format(index)}: ${title}`,
    light: 'Light picture, for a bright hall',
    heldNames: {
      waiting: 'join code',
      welcome: 'welcome',
      title: 'title',
      rollcall: 'roll call',
      speaker_clock: 'speaker clock',
      testimony: 'testimony',
      ask: 'ask',
      board: 'all answers',
      turnout: 'turnout',
      pledge: 'pledge',
      dates: 'next dates',
      ballot: 'ballot',
      ballot_open: 'open ballot',
      ballot_result: 'ballot’s result',
      holding: 'please wait',
      blank: 'blank',
    },
    controls: 'What the hall sees',
  },

  turnout: {
    heading: 'Turnout',
    present: 'present',
    of: (pledged: number) => `of ${number.format(pledged)}`,
    ofPledged: (pledged: number) => `of ${number.format(pledged)} pledged`,
    bar: (present: number, pledged: number) =>
      `${number.format(present)} present of ${number.format(pledged)} pledged`,
    phones: (heads: number) => `Phones say ${number.format(heads)}.`,
    areas: 'By area',
    area: 'Area',
    all: 'All areas',
    here: 'Present',
    onPhones: 'Phones',
    pledged: 'Pledged',
    amount: (value: number) => number.format(value),
  },
  join: {
    heading: 'Join code',
  },

  keys: {
    title: 'Keys',
    hint: 'Keys rest while you type in a field or a question is open.',
    rows: [
      ['N', 'Next: go on in the running order'],
      ['B', 'Back to the one before'],
      ['Space', 'Start the speaker’s clock, or pause it'],
      ['A', 'Ask again: the candidate who answered last is pressed'],
      ['S', 'Give somebody else the clock'],
      ['P', 'Pause or resume the speaker’s clock'],
      ['E', 'Done: end the speaker’s clock'],
      ['+', '30 seconds more'],
      ['−', '30 seconds less'],
      ['K', 'Blank the screen; again: show it'],
      ['H', '“Please wait” on the screen (evacuation); again: take it back'],
      ['Alt ↑ ↓', 'In the running order: move the focused segment'],
      ['?', 'This list'],
    ] as readonly (readonly [string, string])[],
    twice: 'N asks for a second press to start the night, and so do N and B while somebody’s clock runs.',
  },
};

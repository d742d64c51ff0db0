/** What the chair's console says about candidates, passes and devices. */
import type { CandidateStatus } from '../../../../shared/candidates/statuses.ts';
import type { PassRole } from '../../../../shared/kernel/roles.ts';

const number = new Intl.NumberFormat('en-GB');
const plural = new Intl.PluralRules('en-GB');
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

const count = (amount: number, one: string, other: string): string =>
  `${number.format(amount)} ${plural.select(amount) === 'one' ? one : other}`;

const statuses: Record<CandidateStatus, string> = {
  expected: 'expected',
  here: 'here',
  late: 'late',
  absent: 'absent',
  withdrawn: 'withdrawn',
};

const roles: Record<PassRole, string> = {
  chair: 'Chair',
  recorder: 'Recorder',
  verifier: 'Verifier',
  timekeeper: 'Timekeeper',
  steward: 'Steward',
  screen: 'Screen',
  stage: 'Stage display',
};

export const words = {
  reserve: {
    reads: 'The reserve reads',
    chosen: 'The reserve reads. No screen names the giver any more.',
    giver: 'The giver reads after all',
  },

  absent: {
    notHere: 'Not here yet',
    notHereLast: 'Not here: ask last',
    here: (name: string) => `${name} is here now`,
    onlyLate: 'Everybody who is here has spoken.',
    substitute: (name: string, candidate: string) =>
      `${name} speaks for ${candidate}. What they say is not recorded as the candidate’s answer.`,
  },

  candidates: {
    title: 'Candidates',
    open: 'Candidates',
    hint: 'Listed by surname, never by anything else. Only you see the seconds.',
    statuses,
    statusOf: (name: string) => `${name} is`,
    about: (party: string | null, expected: string | null) =>
      [party, expected && `expected ${expected}`].filter(Boolean).join(' · '),
    used: (used: string, allotted: string) => `${used} of ${allotted} used`,
    turns: (amount: number, speaking: boolean) =>
      speaking ? `${count(amount, 'turn', 'turns')} · speaking now` : count(amount, 'turn', 'turns'),
    noTurns: 'No turn yet',
    askLast: 'Ask them last in this ask',
    askLastFor: (name: string) => `Ask them last in this ask: ${name}`,
    isLast: 'Asked last in this ask',
    addSubstitute: 'Name a substitute',
    substitute: (name: string) => `Substitute: ${name}`,
    substituteFor: (name: string) => `Who speaks for ${name}`,
    substituteHint: 'They may speak. What they say is not recorded as the candidate’s answer.',
    save: 'Save',
    remove: 'No substitute',
  },

  lots: {
    heading: 'Speaking order',
    hint: 'One order for the first ask; each further ask begins one place later.',
    draw: 'Draw lots',
    drawTitle: 'Draw lots now?',
    drawMeans:
      'The program draws a random order for all asks, and writes down that it did. It replaces the orders below, also where you moved somebody. It can be taken back.',
    drawYes: 'Draw lots',
    byHand: 'Enter lots by hand',
    byHandHint: 'Put the first ask’s order as it was drawn. The other asks follow from it.',
    use: 'Use this order',
    keep: 'Leave it as it was',
    current: 'now',
    ask: (at: number, title: string) => `Ask ${number.format(at)}: ${title}`,
    up: 'Earlier',
    upFor: (name: string) => `${name} earlier`,
    down: 'Later',
    downFor: (name: string) => `${name} later`,
  },

  crew: {
    title: 'Crew and devices',
    open: 'Crew',
    roles,
    thisDevice: (devices: number) =>
      devices <= 1
        ? 'connected: this device'
        : `connected on ${number.format(devices)} devices, this one too`,
    connected: (devices: number) => {
      if (devices === 0) return 'not connected';
      return devices === 1 ? 'connected' : `connected on ${number.format(devices)} devices`;
    },
    link: 'Link',
    linkFor: (name: string) => `Link for ${name}`,
    withdraw: 'Withdraw',
    withdrawFor: (name: string) => `Withdraw ${name}’s pass`,
    withdrawTitle: (name: string) => `Withdraw ${name}’s pass?`,
    withdrawMeans: 'Every device that is open with it is shut out at once, and the link never works again.',
    withdrawOwn: 'This is the pass you are using. You will be shut out yourself, at once.',
    withdrawYes: 'Withdraw the pass',
    keep: 'Keep it',
    withdrawn: (names: readonly string[]) => `Withdrawn: ${list.format(names)}`,
    print: 'Print the pack: run sheet, ask cards, tally grid, lists, poster, delegation sheets, voting cards',
    withdrawnPass: (name: string, role: PassRole) => `${name} (${roles[role].toLowerCase()})`,

    scan: (name: string) => `Square to scan for ${name}`,
    scanHint:
      'Scan it with the other device, or open the link there. Whoever has it can do what its role may.',
    onlyHere:
      'This address works on this computer only. Connect it to the hall’s network before you hand the link on.',
    linkLabel: 'The link',
    copy: 'Copy the link',
    copied: 'Copied',
    select: 'The link is marked: copy it from there.',
    noLink: 'There is no link for this pass.',

    newHeading: 'New pass',
    role: 'For',
    name: 'Name',
    nameHint: 'It stands beside everything they do.',
    issue: 'Make the pass',
    issued: (name: string) => `The pass for ${name} is ready.`,

    phones: 'Phones in the hall',
    declared: 'Checked in',
    declaredHint: 'have said which delegation they are with',
    connectedPhones: 'Connected',
    connectedHint: (checkedIn: number) =>
      `have the page open now; ${number.format(checkedIn)} of them have checked in`,
    offline: 'Offline',
    offlineHint: 'have checked in, and are not connected now',
    amount: (value: number) => number.format(value),
    someOffline: (value: number) => `${number.format(value)} offline`,
    phoneLine: (declared: number, connected: number) =>
      `Phones: ${number.format(declared)} checked in, ${number.format(connected)} connected`,

    screensOff: (names: readonly string[]) => `Not connected: ${list.format(names)}`,

    change: 'Change',
    changeCode: 'Change the join code',
    changeTitle: 'Change the join code?',
    changeMeans: 'Phones that are in stay in. Nobody new comes in with the old code.',
    changePrinted: 'Every printed code and invitation stops working. The screen shows the new one.',
    changeNever: 'This cannot be taken back.',
    changeYes: 'Change the code',
  },

  keys: {
    rows: [
      ['U', 'Take back the last step'],
      ['W', 'What happened'],
      ['F', 'Candidates: who is here, their time and their order'],
      ['D', 'Crew and devices'],
      ['G', 'Groups that wait to be looked at'],
      ['C', 'In the roll call: call the next delegation'],
      ['L', 'Delegations: the list, and a table to take in'],
    ] as readonly (readonly [string, string])[],
    twice: 'U always asks for a second press.',
  },
};

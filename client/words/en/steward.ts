/** Every sentence of the steward's page. */
const number = new Intl.NumberFormat('en-GB');
const signed = new Intl.NumberFormat('en-GB', { signDisplay: 'always' });
const plural = new Intl.PluralRules('en-GB');

const n = (amount: number): string => number.format(amount);
/** `+3`, `−3`, with a real minus sign. */
const withSign = (amount: number): string => signed.format(amount).replace('-', '−');
const people = (amount: number): string =>
  `${n(amount)} ${plural.select(amount) === 'one' ? 'person' : 'people'}`;
const isOrAre = (amount: number): string => (plural.select(amount) === 'one' ? 'is' : 'are');
const itOrThey = (amount: number): string => (plural.select(amount) === 'one' ? 'it is' : 'they are');

export const words = {
  page: 'Steward',
  title: (job: string, night: string) => `${job} – ${night}`,
  rehearsal: 'Rehearsal',

  jobs: {
    label: 'What you are doing',
    door: 'Door count',
    roll: 'Roll call',
    waiting: (groups: number) => n(groups),
  },

  trouble: {
    link: 'Connection',
    notSaved:
      'Not saved. The server cannot write anything down just now. This page keeps your count and tries again.',
    unsent: (heads: number) => `${people(heads)} not sent yet: sent when you are back.`,
    unsentElsewhere: (heads: number) => `${people(heads)} for other delegations not sent yet.`,
    unsentAndOut: (heads: number) =>
      `${people(heads)} counted on this phone ${isOrAre(heads)} not sent yet. Don’t close this page; tell the chair.`,
    dropped: (heads: number, name: string) => `${withSign(heads)} for ${name} was not counted.`,
  },

  hall: {
    present: (present: number, pledged: number) => `${n(present)} present of ${n(pledged)} pledged`,
  },

  list: {
    title: 'Who is coming in?',
    label: 'Delegations',
    search: 'Find a delegation',
    hint: 'Part of a name or place',
    recent: 'You counted for',
    found: (amount: number) =>
      `${n(amount)} ${plural.select(amount) === 'one' ? 'delegation' : 'delegations'} found`,
    none: 'No delegation is called that. Try one word of the name, or the town.',
    of: (pledged: number) => `of ${n(pledged)}`,
    pledged: (pledged: number) => `pledged ${n(pledged)}`,
    doorOf: (door: number, pledged: number) => `door count ${n(door)} of ${n(pledged)} pledged`,
    nobodyYet: (pledged: number) => `nobody counted yet, ${n(pledged)} pledged`,
    chooseFirst: 'Choose the delegation that is coming in. Then tap once for each person.',
  },

  door: {
    count: 'Door count',
    ofPledged: (pledged: number) => `of ${n(pledged)} pledged`,
    declared: (heads: number) => `declared ${n(heads)}`,
    bar: (door: number, pledged: number) => `Door count ${n(door)} of ${n(pledged)} pledged`,
    yours: (heads: number) => (heads < 0 ? `You took ${n(-heads)} off.` : `You counted ${n(heads)} of them.`),
    noneYours: 'You have counted none of them yet.',
    pending: (heads: number) => withSign(heads),
    sending: 'sending…',
    unsent: (heads: number) =>
      heads < 0
        ? `${n(-heads)} to take back, not sent yet: sent when you are back.`
        : `${n(heads)} not sent yet: sent when you are back.`,
    stuck: (heads: number) => `${n(Math.abs(heads))} not saved yet. Trying again.`,
    others: 'Count for another',
    all: 'All delegations',
    allShort: 'All',
    tap: '+1',
    less: '−1',
    undo: (heads: number) => `Undo ${withSign(heads)}`,
    undoNothing: 'Undo',
    add: 'Add a number',
    addField: 'How many people?',
    addThese: (heads: number, name: string) => `Add ${n(heads)} to ${name}`,
    addNothing: 'Type a number',
    cancel: 'Cancel',
    told: (name: string, door: number) => `${name}: door count ${n(door)}.`,
    undone: (heads: number, name: string) =>
      heads > 0 ? `Took ${n(heads)} off ${name}.` : `Put ${n(-heads)} back for ${name}.`,
    keptHere: (heads: number, name: string) =>
      `${name}: ${n(Math.abs(heads))} not sent yet, ${itOrThey(Math.abs(heads))} kept on this phone.`,
  },

  roll: {
    notBegun: 'The roll call has not begun.',
    how: 'Call each delegation by name. Its leader says how many came.',
    calling: (area: string) => `Being called · ${area}`,
    looking: (area: string) => `Not being called now · ${area}`,
    pledged: (heads: number) => `pledged ${n(heads)}`,
    door: (heads: number) => `door count ${n(heads)}`,
    noDoor: 'not counted at the door',
    noPledge: 'no pledge',
    phones: (heads: number) => `phones say ${n(heads)}`,
    field: 'Number they declare',
    less: 'One fewer',
    more: 'One more',
    declare: (heads: number) => `Declare ${n(heads)}`,
    declareNothing: 'Type the number they declare',
    declared: (heads: number) => `Declared ${n(heads)}`,
    correct: (from: number, to: number) => `Correct ${n(from)} to ${n(to)}`,
    sending: 'Sending…',
    first: (name: string) => `Begin: call ${name}`,
    next: (name: string) => `Call next: ${name}`,
    back: (name: string) => `Go back to ${name}`,
    callThis: (name: string) => `Call ${name} now`,
    stopLooking: (name: string) => `Back to ${name}`,
    ended: 'Everybody has been called.',
    soFar: (heads: number, declared: number, all: number) =>
      `${n(heads)} declared by ${n(declared)} of ${n(all)} delegations`,
    list: 'All delegations',
    subtotal: (declared: number, present: number, pledged: number) =>
      `${n(declared)} declared, ${n(present)} present of ${n(pledged)}`,
    rowPledged: (heads: number) => `pledged ${n(heads)}`,
    of: (pledged: number) => `of ${n(pledged)}`,
    rowDeclared: (heads: number) => `declared ${n(heads)}`,
    rowNothing: 'nothing declared',
    rowCalling: 'being called',
    now: 'now',
  },
};

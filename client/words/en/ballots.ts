/** What the crew reads about the floor's ballots: on the chair's console and on the stewards' page. */
import type { BallotSettings } from '../../../shared/ballots/settings.ts';
import type { BallotRow } from '../../../shared/views/ballots.ts';

const number = new Intl.NumberFormat('en-GB');
const percent = new Intl.NumberFormat('en-GB', { style: 'percent' });
const plural = new Intl.PluralRules('en-GB');
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

const n = (amount: number): string => number.format(amount);
const count = (amount: number, one: string, other: string): string =>
  `${n(amount)} ${plural.select(amount) === 'one' ? one : other}`;

/** What a motion is answered with. */
const sides: Readonly<Record<string, string>> = { for: 'For', against: 'Against', abstain: 'Abstain' };
const choice = ({ id, text }: { readonly id: string; readonly text: string | null }): string =>
  text ?? sides[id] ?? id;

const points = (amount: number): string => count(amount, 'point', 'points');

type Rule = Pick<BallotSettings, 'kind' | 'most' | 'points' | 'each'>;
const rules: Record<BallotSettings['kind'], (rule: Rule) => string> = {
  motion: () => 'Motion',
  choose_one: () => 'Choose one',
  choose_up_to: ({ most }) => `Choose up to ${n(most)}`,
  share_points: ({ points: all, each }) =>
    `Share ${points(all)}${each < all ? `, at most ${n(each)} on one choice` : ''}`,
};
const voters: Record<BallotSettings['voters'], string> = {
  phones: 'checked-in phones vote',
  leaders: 'one vote for each delegation, by its leader’s card',
  cards: 'voting cards',
};
const thresholds: Record<BallotSettings['threshold'], string> = {
  none: 'nothing is carried or lost by it',
  simple: 'carried by more for than against',
  two_thirds: 'carried by two thirds of for and against',
  absolute: 'carried by more than half of all who may vote',
  delegations: 'carried by more than half of the delegations present',
};
const facts = (settings: BallotSettings): string =>
  [
    rules[settings.kind](settings),
    voters[settings.voters],
    settings.voters === 'phones' && settings.register === 'frozen' ? 'only who was here when it opened' : '',
    settings.changeable ? 'a vote may be changed' : '',
    settings.kind === 'motion' ? thresholds[settings.threshold] : '',
    settings.veto ? 'each delegation may object' : '',
  ]
    .filter(Boolean)
    .join(' · ');

const stages: Record<BallotRow['stage'], string> = {
  draft: 'Prepared',
  open: 'Open now',
  closed: 'Closed',
  sealed: 'Sealed',
};

export const words = {
  choice,
  number: n,
  rule: (rule: Rule) => rules[rule.kind](rule),

  open: 'Ballots',
  key: ['V', 'Ballots: put one to the floor, close it, show what came of it'] as readonly [string, string],
  title: 'Ballots of the floor',
  sending: 'Sending…',
  cancel: 'Cancel',
  facts,
  stage: ({ stage, revealed }: Pick<BallotRow, 'stage' | 'revealed'>) =>
    revealed ? 'Shown in the hall' : stages[stage],
  section: { prepared: 'Prepared', past: 'Over' },

  motion: {
    question: 'The motion, as it is read out',
    hint: 'For, against or abstain; checked-in phones vote; more for than against carries it.',
    open: 'Open the motion',
    more: 'Another kind, or prepare one',
  },

  form: {
    newTitle: 'A ballot',
    editTitle: 'Change the ballot',
    question: 'Question',
    kind: 'Kind',
    kinds: {
      motion: 'Motion: for, against or abstain',
      choose_one: 'Choose one',
      choose_up_to: 'Choose several',
      share_points: 'Share points, like stickers',
    } satisfies Record<BallotSettings['kind'], string>,
    choices: 'Choices',
    choicesHint: 'One on each line, in the order in which everybody sees them.',
    most: 'Each may choose up to',
    points: 'Points for each voter',
    each: 'At most on one choice',
    voters: 'Who votes',
    votersKinds: {
      phones: 'Every phone that has checked in with a delegation',
      leaders: 'One vote for each delegation, by its leader’s card',
      cards: 'Voting cards, as many as the plan gives each delegation',
    } satisfies Record<BallotSettings['voters'], string>,
    withoutCard: (names: readonly string[]) =>
      `No leader’s card was made, so no vote here: ${list.format(names)}.`,
    frozen: 'Only who is here when it opens',
    changeable: 'A vote may be changed until the close',
    veto: 'Each delegation may object to a choice, out loud',
    limit: 'Time limit',
    noLimit: 'None: you close it',
    threshold: 'Carried by',
    thresholds: {
      simple: 'More for than against',
      two_thirds: 'Two thirds of for and against',
      absolute: 'More than half of all who may vote',
      delegations: 'More than half of the delegations present',
      none: 'Nothing: only the numbers count',
    } satisfies Record<BallotSettings['threshold'], string>,
    keep: 'Keep for later',
    save: 'Save',
    openNow: 'Open it now',
    wrong: {
      choices: 'Give at least two choices, each of them once.',
      most: 'That is more than there are choices.',
      each: 'With so few on one choice, not all points could be given.',
    } as Readonly<Record<string, string>>,
  },

  turnout: {
    have: (voted: number, mayVote: number | null) =>
      mayVote === null
        ? `${plural.select(voted) === 'one' ? 'has' : 'have'} voted`
        : `of ${n(mayVote)} ${plural.select(voted) === 'one' ? 'has' : 'have'} voted`,
    bar: (voted: number, mayVote: number) => `${n(voted)} of ${n(mayVote)} have voted`,
    left: 'Time left',
    timeUp: 'The time is up: no more votes are taken. Close the ballot.',
    secret: 'Nobody is shown how they vote, you included, until the ballot is sealed.',
    sealed: 'It is sealed: nobody can say any more who voted how. The hall has not seen the result.',
  },

  act: {
    open: 'Open it',
    openFor: (question: string) => `Open: ${question}`,
    change: 'Change',
    changeFor: (question: string) => `Change: ${question}`,
    drop: 'Drop',
    dropFor: (question: string) => `Drop: ${question}`,
    close: 'Close the ballot',
    reopen: 'Open it again',
    seal: 'Seal it at once',
    reveal: 'Show the result',
  },
  busy: 'Another ballot is open: close it before you open this one.',

  sure: {
    close: {
      title: 'Close the ballot?',
      means: () => 'No more votes are taken. It can be opened again until it is sealed.',
      yes: 'Close it',
      no: 'Leave it open',
    },
    reveal: {
      title: 'Seal it and show the result?',
      means: () =>
        'The hall sees the result, and the ballot is sealed. After this nobody, not even the operator, can say who voted how, and it can’t be opened again. Until then the server could.',
      yes: 'Seal and show',
      no: 'Not yet',
    },
    seal: {
      title: 'Seal the ballot?',
      means: () =>
        'After this nobody, not even the operator, can say who voted how, and it can’t be opened again. Until then the server could. The hall sees the result when you show it.',
      yes: 'Seal it',
      no: 'Not yet',
    },
    drop: {
      title: 'Drop this ballot?',
      means: (question: string) => `“${question}” goes from the list. This cannot be taken back.`,
      yes: 'Drop it',
      no: 'Keep it',
    },
  },

  result: {
    outcome: { carried: 'Carried', 'not-carried': 'Not carried', tie: 'A tie' },
    /** A tie is said as one; what it means is for the meeting to say. */
    tieMeans: 'The most votes fall on more than one side. The program decides nothing.',
    cast: (cast: number, register: number) => `${n(cast)} of ${n(register)} voted`,
    choice: 'Choice',
    votes: 'Votes',
    points: 'Points',
    hands: 'Hands',
    together: 'Together',
    share: (share: number) => percent.format(share),
    handsAdded: 'Votes and hands count together: you declared that nobody did both.',
    handsApart: 'Hands are a figure of their own, not added.',
    byArea: 'By area',
    byDelegation: 'By delegation',
    voted: (amount: number) => `${n(amount)} voted`,
    of: (amount: number, name: string) => `${name} ${n(amount)}`,
    areasWithheld: (amount: number) =>
      `${count(amount, 'area', 'areas')} withheld: fewer than five votes, alone or by subtraction.`,
    delegationsWithheld: (amount: number) =>
      `${count(amount, 'delegation', 'delegations')} withheld: fewer than five votes, alone or by subtraction.`,
  },

  hands: {
    heading: 'Hands',
    hint: 'For people without a phone: a second figure, beside the votes.',
    less: (name: string) => `One hand fewer: ${name}`,
    more: (name: string) => `One hand more: ${name}`,
    others: (amount: number) => `others ${n(amount)}`,
    sum: (amount: number) => `together ${n(amount)}`,
    send: 'Send your count',
    replace: 'Send in place of your last count',
    sent: 'Your count is in.',
    part: 'You count',
    whole: 'The whole hall',
    partNamed: (part: string) => `Part ${part}`,
    own: 'A new count takes the place of the last one of the same part. If several of you count, each takes a part.',
    by: (name: string | null, part: string | null) =>
      `${part === null ? 'The whole hall' : `Part ${part}`} (${name ?? 'somebody'})`,
    instead: (counted: readonly { readonly part: string | null }[]) => {
      const parts = counted.flatMap(({ part }) => part ?? []);
      return parts.length === 0
        ? 'The whole hall has been counted. Sending this sets that count aside, and the parts count.'
        : `Counted by parts: ${list.format(parts)}. Sending this takes their place.`;
    },
    counted: (amount: number) => `${count(amount, 'hand', 'hands')} counted`,
    none: 'Nobody has counted hands yet.',
    count: 'Count hands here',
    add: 'Add hands: nobody did both',
    addHint: 'Tick it only when you have told the hall: votes and hands then count together.',
  },

  objections: {
    heading: 'Objections',
    hint: 'A delegation may object to one choice, out loud. Everybody sees it beside the result.',
    delegation: 'Delegation',
    choose: 'Choose a delegation',
    to: 'Objects to',
    note: 'Note the objection',
    takeAway: 'Take away',
    takeAwayFor: (delegation: string) => `Take away the objection of ${delegation}`,
    of: (delegations: readonly string[], to: string) => `${list.format(delegations)}: against “${to}”`,
    none: 'No delegation objects.',
  },

  steward: {
    job: 'Ballot',
    told: 'A ballot is open.',
    none: 'No ballot is put to the hall just now.',
    closed: 'Voting is closed. Hands and objections are still taken.',
    shown: 'The hall has seen the result. Nothing is counted any more.',
    over: 'Voting is closed.',
    points: 'Points can’t be given with a hand.',
    offline: 'No connection: this can be sent when you are back.',
    unsent: 'Not sent yet: sent once, when you are back.',
  },

  card: {
    heading: 'Vote with a card, without a phone',
    hint: 'Hand over this device, or tap what they tell you. Nobody is shown how they voted.',
    letters: 'The card’s ten letters and figures',
    vote: 'What they choose',
    give: 'Give this vote',
    sureTitle: 'Give this vote?',
    sure: (chosen: string, card: string) => `${chosen}, with the card ${card}.`,
    final: 'It cannot be changed afterwards.',
    mayChange: 'It can be changed until the close, with the same card.',
    yes: 'Give the vote',
    no: 'Back',
    done: 'The vote is counted. The next card can be entered.',
    receipt: 'Their receipt, to write down: the record will list it with just this vote.',
    chosen: (names: readonly string[]) => list.format(names),
    pointsOn: (name: string, amount: number) => `${name}: ${n(amount)}`,
    left: (left: number) => `${points(left)} left`,
    less: (name: string) => `One point fewer: ${name}`,
    more: (name: string) => `One point more: ${name}`,
  },
};

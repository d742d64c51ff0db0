/** How a question is put to the floor: its kind, its choices, who votes, and what carries it; written in the plan or on the spot. */
import { PLAN_ID } from '../kernel/plan-id.ts';

/** `motion`: for, against, abstain · `share_points`: so many stickers, at most `each` of them on one choice. */
export const ballotKinds = ['motion', 'choose_one', 'choose_up_to', 'share_points'] as const;
/** `phones`: every phone that checked in with a delegation · `leaders`, `cards`: printed codes, one or many for each delegation. */
export const votersKinds = ['phones', 'leaders', 'cards'] as const;
/** `simple`: more for than against · `absolute`: more than half of the register · `delegations`: of the delegations present. */
export const thresholds = ['none', 'simple', 'two_thirds', 'absolute', 'delegations'] as const;

export const MOST_CHOICES = 20;
export const MOST_BALLOTS = 40;

export interface Choice {
  readonly id: string;
  /** Null: for, against, abstain, in the reader's language. */
  readonly text: string | null;
}

/** A name alone, or with an id of its own. */
type WrittenChoice = string | Choice;

/** Settings as they are written: much may be left to the kind of ballot. `settings-schema.ts` reads them. */
export interface WrittenSettings {
  readonly question: string;
  readonly kind: (typeof ballotKinds)[number];
  readonly choices: readonly WrittenChoice[];
  /** How many may be chosen, where it is up to so many. */
  readonly most: number;
  readonly points: number;
  /** Of the points, at most so many on one choice. */
  readonly each?: number | undefined;
  readonly voters: (typeof votersKinds)[number];
  /** `frozen`: whoever comes later has no vote. */
  readonly register: 'open' | 'frozen';
  /** A vote may be changed until the close. */
  readonly changeable: boolean;
  /** A time limit. */
  readonly seconds: number | null;
  readonly threshold?: (typeof thresholds)[number] | undefined;
  /** Each delegation may object to one choice, out loud. */
  readonly veto: boolean;
}

export interface BallotSettings extends Omit<WrittenSettings, 'choices' | 'each' | 'threshold'> {
  readonly choices: readonly Choice[];
  readonly each: number;
  readonly threshold: (typeof thresholds)[number];
}

/** What the thresholds measure: the first two of a motion, whatever they are called. */
const sides = ['for', 'against', 'abstain'] as const;
const isSide = (text: string): boolean => sides.some((side) => side === text);

/** The id that is written, or that a text is fit to be. */
const ownId = (one: WrittenChoice): string | null => {
  if (typeof one !== 'string') return one.id;
  return PLAN_ID.test(one) ? one : null;
};
/** A text without an id is given the next that nobody has. */
const named = (written: readonly WrittenChoice[]): Choice[] => {
  const taken = new Set(written.map(ownId));
  const free = written.map((_, index) => `c${index + 1}`).filter((id) => !taken.has(id));
  return written.map((one) => {
    if (typeof one !== 'string') return { id: one.id, text: one.text };
    if (isSide(one)) return { id: one, text: null };
    return { id: ownId(one) ?? free.shift() ?? '', text: one };
  });
};

/** For, against, abstain stand in this order wherever all of them are meant by name. */
const inOrder = (choices: Choice[]): Choice[] =>
  choices.every(({ id }) => isSide(id))
    ? choices.toSorted(
        (one, other) =>
          sides.findIndex((side) => side === one.id) - sides.findIndex((side) => side === other.id),
      )
    : choices;

const choicesOf = ({ kind, choices }: Pick<WrittenSettings, 'kind' | 'choices'>): Choice[] => {
  if (kind !== 'motion') return named(choices);
  return inOrder(named(choices.length === 0 ? [...sides] : choices));
};

/** With everything said that was left to the kind of ballot. Field by field: a command's id is no setting. */
export const settled = (written: WrittenSettings): BallotSettings => {
  const { question, kind, most, points, each, voters, register } = written;
  const { changeable, seconds, threshold, veto } = written;
  return {
    question,
    kind,
    choices: choicesOf(written),
    most: kind === 'choose_up_to' ? most : 1,
    points,
    each: Math.min(each ?? points, points),
    voters,
    register,
    changeable,
    seconds,
    threshold: kind === 'motion' ? (threshold ?? 'simple') : 'none',
    veto,
  };
};

const hasTwins = (texts: readonly (string | null)[]): boolean => new Set(texts).size < texts.length;

/** A vote may name an id or a text: what is one choice's text is no other's id. */
const areMixedUp = (choices: readonly Choice[]): boolean =>
  choices.some(({ id, text }) => choices.some((other) => other.id !== id && other.id === text));

/** A motion is decided by who is for and who is against; words of its own stand for all of its sides, or for none. */
const isHalfNamed = (choices: readonly Choice[]): boolean =>
  choices.some(({ id }) => isSide(id)) && (choices[0]?.id !== 'for' || choices[1]?.id !== 'against');

/** The field that is wrong and what it should be, in words that go on from its name; null where all is well. */
export const wrongSetting = (
  settings: BallotSettings,
): { readonly field: keyof WrittenSettings; readonly what: string } | null => {
  const { kind, choices, most, points, each } = settings;
  const fewest = 2;
  if (choices.length < fewest) return { field: 'choices', what: 'should be at least two' };
  if (kind === 'motion' && (choices.length > sides.length || isHalfNamed(choices)))
    return { field: 'choices', what: 'should be left out of a motion, or name for, against and abstain' };
  const names = choices.map(({ id, text }) => text ?? id);
  if (hasTwins(choices.map(({ id }) => id)) || hasTwins(names) || areMixedUp(choices))
    return { field: 'choices', what: 'names one twice' };
  if (choices.some(({ id, text }) => text === null && !isSide(id)))
    return { field: 'choices', what: 'should each have a text' };
  if (kind === 'choose_up_to' && most > choices.length)
    return { field: 'most', what: 'is more than there are choices' };
  if (kind === 'share_points' && each * choices.length < points)
    return { field: 'each', what: 'is too small for all points to be given' };
  return null;
};

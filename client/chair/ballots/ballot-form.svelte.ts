/** A ballot while it is being written: what stands in the fields, and what is said when it is kept or opened. */
import type { BallotSettings, Choice } from '../../../shared/ballots/settings.ts';
import type { CommandInput } from '../../../shared/night/commands.ts';
import { newCommandId } from '../../link/outbox.svelte.ts';
import type { BallotsWords } from '../../words/ballots.ts';

type Written = Omit<Extract<CommandInput, { type: 'DraftBallot' }>, 'type' | 'ballot'>;

const MOST = 2;
const POINTS = 15;
const EACH = 5;

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export class BallotForm {
  readonly ballot: string;
  question = $state('');
  kind: BallotSettings['kind'] = $state('motion');
  /** One on each line. */
  choices = $state('');
  most: number | null = $state(MOST);
  points: number | null = $state(POINTS);
  each: number | null = $state(EACH);
  voters: BallotSettings['voters'] = $state('phones');
  isFrozen = $state(false);
  changeable = $state(false);
  seconds: number | null = $state(null);
  threshold: BallotSettings['threshold'] = $state('simple');
  veto = $state(false);
  readonly #was: readonly Choice[];
  readonly #motion: readonly Choice[];

  /** `from`: the one that is changed. */
  constructor(
    from: { readonly id: string; readonly settings: BallotSettings } | null,
    question: string,
    words: BallotsWords,
  ) {
    this.ballot = from?.id ?? newCommandId();
    this.question = question;
    this.#was = from?.settings.choices ?? [];
    this.#motion = from?.settings.kind === 'motion' ? this.#was : [];
    if (from) this.#take(from.settings, words);
  }

  /** Under the names they had, so that only what was changed is. */
  get settings(): Written {
    return {
      question: this.question,
      kind: this.kind,
      choices: this.kind === 'motion' ? this.#motionChoices() : this.#namedChoices(),
      most: this.most ?? undefined,
      points: this.points ?? undefined,
      ...(this.kind === 'share_points' ? { each: this.each ?? undefined } : {}),
      voters: this.voters,
      register: this.isFrozen && this.voters === 'phones' ? 'frozen' : 'open',
      changeable: this.changeable,
      seconds: this.seconds,
      ...(this.kind === 'motion' ? { threshold: this.threshold } : {}),
      veto: this.veto,
    };
  }

  #take(settings: BallotSettings, words: BallotsWords): void {
    const { kind, most, points, each, voters, register, changeable, seconds, threshold, veto } = settings;
    this.question = settings.question;
    this.choices = kind === 'motion' ? '' : settings.choices.map(words.choice).join('\n');
    Object.assign(this, { kind, points, voters, changeable, seconds, veto });
    this.isFrozen = register === 'frozen';
    if (kind === 'choose_up_to') this.most = most;
    if (kind === 'share_points') this.each = each;
    if (kind === 'motion') this.threshold = threshold;
  }

  /** For, against, abstain; or those of them, or the words of its own, that it had as a motion. */
  #motionChoices(): Choice[] {
    return [...this.#motion];
  }

  #namedChoices(): (string | Choice)[] {
    return linesOf(this.choices).map((line) => this.#was.find(({ text }) => text === line) ?? line);
  }
}

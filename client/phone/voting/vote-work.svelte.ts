/** The votes given on this phone: tapped, sent or counted, and kept with their receipts for as long as they can be checked. */
import type { BallotFace } from '../../../shared/views/ballot-face.ts';
import { keep, recall } from '../../link/device-memory.ts';
import { isSameChoice } from './choosing.ts';
import { newCommandId } from '../../link/outbox.svelte.ts';
import type { RoleStore } from '../../link/role-store.svelte.ts';
import { readVotes, voteIn, withoutVote, withVote, type KeptVote, type VoteKey } from './kept-votes.ts';
import { Saying, type Dropped, type SayingState } from '../saying.svelte.ts';
import { readVote, writeVote, type TappedVote } from './tapped-vote.ts';
import { TAPPED_VOTE } from './vote-part.svelte.ts';

const KEPT = 'assembly-night/votes';

export interface GivenVote {
  readonly choices: readonly string[];
  /** Null until it is counted. */
  readonly receipt: string | null;
  readonly state: SayingState;
}

/** Whose a vote is, and where it can be given just now. */
export interface VoterHere {
  readonly store: RoleStore;
  /** The join code of this page. */
  readonly code: string;
  /** On the voting card that this page was opened with. */
  readonly card: string | null;
}

type Face = Pick<BallotFace, 'id' | 'voters' | 'stage' | 'question'>;

export class VoteWork {
  readonly #saying: Saying<TappedVote>;
  readonly #here: VoterHere;
  #kept: readonly KeptVote[] = $state.raw([]);

  constructor(here: VoterHere) {
    this.#here = here;
    this.#kept = readVotes(recall(KEPT), Date.now());
    this.#saying = new Saying(here.store, here.code, {
      key: TAPPED_VOTE,
      read: readVote,
      write: writeVote,
      command: ({ ballot, choices, card }) => ({
        type: 'CastBallot',
        ballot,
        choices: [...choices],
        ...(card === null ? {} : { card }),
      }),
      counted: (vote) =>
        this.#keep({ ...this.#keyOf(vote), choices: vote.choices, receipt: null, question: '', at: vote.at }),
    });
  }

  /** The last vote that was not counted, and why. */
  get dropped(): { readonly said: TappedVote; readonly why: Dropped } | null {
    return this.#saying.dropped;
  }

  /** Votes that were counted on this phone in this assembly and can't be taken for another's. */
  given(face: Face): GivenVote | null {
    const { ballot, card } = this.#voteOf(face);
    const { open, state } = this.#saying;
    if (open?.ballot === ballot && open.card === card) return { choices: open.choices, receipt: null, state };
    const counted = this.#here.store.mine?.ballots[ballot] ?? this.#recalled(face);
    return counted ? { choices: counted.choices, receipt: counted.receipt, state: 'counted' } : null;
  }

  give(face: Face, choices: readonly string[]): void {
    const { code } = this.#here;
    this.#saying.say({ ...this.#voteOf(face), choices, code, id: newCommandId(), at: Date.now() });
  }

  /** Keeps what the server says while it still can; what an open ballot doesn't list was of a rehearsal. */
  follow(face: Face): void {
    const { mine } = this.#here.store;
    const vote = this.#voteOf(face);
    if (!mine || this.#saying.open) return;
    const key = this.#keyOf(vote);
    const said = mine.ballots[vote.ballot];
    const kept = voteIn(this.#kept, key);
    const isKept = kept && kept.receipt === said?.receipt && isSameChoice(kept.choices, said?.choices ?? []);
    if (said && !isKept) this.#keep({ ...key, ...said, question: face.question, at: Date.now() });
    if (!said && kept && face.stage === 'open') this.#write(withoutVote(this.#kept, key));
  }

  /** Votes in the ballots before this one, which can still be checked. */
  earlier(face: Face | null): KeptVote[] {
    const here = this.#assembly;
    return this.#kept.filter(
      ({ assembly, ballot, receipt }) => assembly === here && ballot !== face?.id && receipt !== null,
    );
  }

  /** Once nobody else can say it any more. */
  #recalled(face: Face): KeptVote | undefined {
    return face.stage === 'open' ? undefined : voteIn(this.#kept, this.#keyOf(this.#voteOf(face)));
  }

  #voteOf({ id, voters }: Face): Pick<TappedVote, 'ballot' | 'card'> {
    return { ballot: id, card: voters === 'phones' ? null : this.#here.card };
  }

  #keyOf({ ballot, card }: Pick<TappedVote, 'ballot' | 'card'>): VoteKey {
    return { assembly: this.#assembly, ballot, card };
  }

  /** What is said in a rehearsal is in no record. */
  get #assembly(): string {
    const { night } = this.#here.store.slices;
    return night ? `${night.id}${night.rehearsal ? '/rehearsal' : ''}` : '';
  }

  #keep(vote: KeptVote): void {
    this.#write(withVote(this.#kept, vote));
  }

  #write(votes: readonly KeptVote[]): void {
    this.#kept = votes;
    keep(KEPT, JSON.stringify(votes));
  }
}

/** A hall with a chair who puts ballots to the floor, for stories of phones. */
import type { PrintedCard } from '../../../shared/ballots/ballot-box.ts';
import type { CommandInput } from '../../../shared/night/commands.ts';
import type { Device } from './browser.ts';
import { codeOf, type Visitor } from '../programs/client.ts';
import { small } from './phone-ballots.ts';
import { openPhoneHall, type PhoneHall } from './phone-hall.ts';
import { crew } from '../programs/seats.ts';

type Opening = Omit<Extract<CommandInput, { readonly type: 'OpenBallot' }>, 'type' | 'ballot'>;

export class BallotHall {
  readonly hall: PhoneHall;
  chair: Visitor;
  /** The ballot the hall is busy with. */
  #ballot = '';
  #put = 0;

  constructor(hall: PhoneHall, chair: Visitor) {
    this.hall = hall;
    this.chair = chair;
  }

  /** A small handset, in with a printed code in one tap. */
  phoneIn(code: string): Promise<Device> {
    return this.hall.phoneIn(code, small);
  }

  /** Puts a new ballot to the floor. */
  async open(settings: Opening): Promise<void> {
    this.#put += 1;
    this.#ballot = `B${this.#put}`;
    await this.#does('OpenBallot', settings);
  }

  close(): Promise<void> {
    return this.#does('CloseBallot');
  }

  reveal(): Promise<void> {
    return this.#does('RevealBallot');
  }

  /** Whatever a story that broke off has left open. */
  async clear(): Promise<void> {
    const open = this.chair.view.ballots?.ballots.find(({ stage }) => stage === 'open');
    if (open) await this.chair.send('CloseBallot', { ballot: open.id });
  }

  get ballot(): string {
    return this.#ballot;
  }

  /** How many have voted, as the chair sees it. */
  has(votes: number): Promise<void> {
    return this.chair.until(
      ({ ballots }) => ballots?.ballots.find(({ id }) => id === this.#ballot)?.voted === votes,
      `${votes} votes in ${this.#ballot}`,
    );
  }

  async cardsOf(kind: PrintedCard['kind']): Promise<string[]> {
    const cards = await new Promise<readonly PrintedCard[]>((tell) => {
      this.chair.socket.emit('cards', tell);
    });
    return cards.filter((card) => card.kind === kind).map(({ code }) => code);
  }

  async #does(type: 'OpenBallot' | 'CloseBallot' | 'RevealBallot', settings: object = {}): Promise<void> {
    const code = codeOf(await this.chair.send(type, { ballot: this.#ballot, ...settings }));
    if (code !== 'ok') throw new Error(`${type} of ${this.#ballot} was refused: ${code}`);
  }
}

export const openBallotHall = async (): Promise<BallotHall> => {
  const hall = await openPhoneHall();
  return new BallotHall(hall, await crew(hall.server, 'chair'));
};

/** Everybody of the kept night: the crew and the phones, each at a socket, and the clock that they all go by. */
import { setTimeout as pause } from 'node:timers/promises';
import type { PrintedCard } from '../../shared/ballots/ballot-box.ts';
import { passRoles, type PassRole } from '../../shared/kernel/roles.ts';
import type { CommandInput } from '../../shared/night/commands.ts';
import type { Hall, Moment } from './looks.ts';
import type { Seat } from './seat.ts';

/** A phone is known by its number, from 0. */
type Who = PassRole | number;

/** The sample's evening is 29 April 2020, in British summer time. */
export const EVE = 28;
export const EVENING = 29;
const at = (day: number, clock: string): number => {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return Date.UTC(2020, 3, day, hours - 1, minutes, seconds);
};

/** Only ever goes forward; it stands still while nobody says anything. */
export class Clock {
  now = at(EVE, '12:00');

  set(day: number, clock: string): void {
    const next = at(day, clock);
    if (next < this.now) throw new Error(`It is later than ${clock} already`);
    this.now = next;
  }
}

export class Cast {
  readonly clock: Clock;
  /** The moments that are looked at when the log is replayed. */
  readonly moments: Pick<Moment, 'what' | 'version'>[] = [];
  readonly #hall: Hall;
  readonly #crew = new Map<PassRole, Seat>();
  readonly #phones: Seat[] = [];
  #day = EVE;
  #current: string | null = null;
  /** Of the latest that was accepted. */
  #version = 0;

  private constructor(hall: Hall, clock: Clock) {
    this.#hall = hall;
    this.clock = clock;
  }

  static async gather(hall: Hall, clock: Clock, phones: number): Promise<Cast> {
    const cast = new Cast(hall, clock);
    for (const role of passRoles) cast.#crew.set(role, await hall.crew(role));
    for (let number = 0; number < phones; number += 1) await cast.newPhone();
    return cast;
  }

  /** Comes in by the join code of this moment. */
  async newPhone(card?: string): Promise<number> {
    this.#phones.push(await this.#hall.phone(card === undefined ? {} : { card }));
    return this.#phones.length - 1;
  }

  tokenOf(number: number): string {
    return this.#seat(number).token ?? '';
  }

  at(clock: string): void {
    this.clock.set(this.#day, clock);
  }

  /** The rehearsal is over, and the night has not begun. */
  theEvening(): void {
    this.#day = EVENING;
    this.#current = null;
  }

  /** A second later; the version it became. Throws where it is refused: then the story is wrong. */
  async say(who: Who, command: CommandInput): Promise<number> {
    this.clock.now += 1_000;
    const version = await this.#seat(who).say(command);
    this.#version = Math.max(this.#version, version);
    return version;
  }

  /** Every one of these phones, at the same moment: some of it is stored in one batch. */
  async all(numbers: readonly number[], command: (number: number) => CommandInput): Promise<void> {
    this.clock.now += 1_000;
    const versions = numbers.map((number) => this.#seat(number).say(command(number)));
    this.#version = Math.max(this.#version, ...(await Promise.all(versions)));
  }

  /** The chair goes on to this segment. */
  async start(segment: string): Promise<number> {
    const version = await this.say('chair', { type: 'StartSegment', segment, from: this.#current });
    this.#current = segment;
    return version;
  }

  /** A start is taken back: this one is on again. */
  async startAndTakeBack(segment: string): Promise<void> {
    const was = this.#current;
    await this.takeBack(await this.start(segment));
    this.#current = was;
  }

  takeBack(version?: number): Promise<number> {
    return this.say('chair', { type: 'TakeBack', ...(version === undefined ? {} : { version }) });
  }

  async endNight(): Promise<number> {
    return this.say('chair', { type: 'EndNight', from: this.#current ?? '' });
  }

  /** What stands now is looked at in each replay. */
  remember(what: string): void {
    this.moments.push({ what, version: this.#version });
  }

  passOf(name: string): string {
    return this.#hall.assembly().passes.find((pass) => pass.name === name)?.pass ?? '';
  }

  /** A segment that was put in on the night is known by its title. */
  async segmentCalled(title: string): Promise<string> {
    for (;;) {
      const found = this.#seat('chair').view.agenda?.segments.find((one) => one.title === title);
      if (found) return found.id;
      await pause(5);
    }
  }

  cards(): Promise<readonly PrintedCard[]> {
    return this.#seat('chair').cards();
  }

  leave(): void {
    for (const seat of [...this.#crew.values(), ...this.#phones]) seat.leave();
  }

  #seat(who: Who): Seat {
    const seat = typeof who === 'number' ? this.#phones[who] : this.#crew.get(who);
    if (!seat) throw new Error(`Nobody sits at ${who}`);
    return seat;
  }
}

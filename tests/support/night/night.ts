/** A night for tests, in given / when / then: the sample plan, a clock that is handed in, ids that count. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { ballotKey, Box } from '../../../server/night/ballot-box.ts';
import { cardsOf } from '../../../server/night/voting-cards.ts';
import type { Actor } from '../../../shared/kernel/decider.ts';
import type { AssemblyOpened, NightEvent, Schedule } from '../../../shared/night/events.ts';
import { planSchema, type Plan } from '../../../shared/plan/plan.ts';
import type { Refusal, RefusalCode } from '../../../shared/kernel/refusals.ts';
import { no, ok, type Result } from '../../../shared/kernel/result.ts';
import { passRoles, type Role } from '../../../shared/kernel/roles.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { commandSchemas, type Command, type CommandInput } from '../../../shared/night/commands.ts';
import { decide, foldEvent, open } from '../../../shared/night/night.ts';
import type { NightContext } from '../../../shared/night/rows.ts';
import type { Assembly } from '../../../shared/night/state.ts';

const SAMPLE = new URL('../../../server/sample/thames-valley.yaml', import.meta.url);
export const samplePlan: Plan = planSchema.parse(parse(readFileSync(SAMPLE, 'utf8')));

/** A clock of the sample's evening, 29 April 2020, British summer time: `18:30` or `18:30:05`. */
export const at = (clock: string): Instant => {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return Date.UTC(2020, 3, 29, hours - 1, minutes, seconds);
};
export const DAY_MS = 86_400_000;
export const SECOND = 1_000;
export const MINUTE = 60_000;

const who = (role: Role, id: string): Actor => ({ role, id });
export const chair = who('chair', 'pass-chair');
export const otherChair = who('chair', 'pass-chair-2');
export const recorder = who('recorder', 'pass-recorder');
export const verifier = who('verifier', 'pass-verifier');
export const timekeeper = who('timekeeper', 'pass-timekeeper');
export const steward = who('steward', 'pass-steward');
/** The server itself, which no role's rights hold back; nobody can say they are it. */
export const server = who('chair', 'server');
export const phone = (number: number): Actor => who('phone', `phone-${number}`);

export const schedule: Schedule = {
  start: at('18:30'),
  dayFrom: at('00:00'),
  dayUntil: at('00:00') + DAY_MS + 4 * 60 * MINUTE,
};

/** One pass for each role of the crew, named after it. */
export const openingOf = (plan: Plan): AssemblyOpened => ({
  type: 'AssemblyOpened',
  plan,
  schedule,
  joinCode: 'JOINAA',
  passes: passRoles.map((role) => ({
    pass: `pass-${role}`,
    role,
    name: `The ${role}`,
    hash: `hash-of-pass-${role}`,
  })),
});

const shuffled = (ids: readonly string[]): string[] => ids.toReversed();
const passHash = (pass: string): string => `hash-of-${pass}`;

/** Every key is at hand, and follows from its name. */
const ballotBox = new Box((name) => ballotKey(hash('sha256', name, 'buffer')));
/** The sample's voting cards. */
export const cards = cardsOf(hash('sha256', 'cards', 'buffer'), samplePlan.delegations);
ballotBox.deal(cards);

/** Everything a decision needs from outside, the same in every run: `id-1`, `id-2`, …; `JOINBB`, `JOINCC`, …; a lot reverses. */
export const outsideWorld = (): ((now: Instant, by: Actor) => NightContext) => {
  let ids = 0;
  let codes = 0;
  const newId = () => `id-${(ids += 1)}`;
  const newJoinCode = () => `JOIN${String.fromCharCode(65 + (codes += 1)).repeat(2)}`;
  return (now, by) => ({ now, by, newId, newJoinCode, shuffled, passHash, ballotBox });
};

type Clock = string | Instant;
/** When, who, and what: a command, which has to be accepted, or an event, which simply happened. */
export type Step = readonly [Clock, Actor, CommandInput | NightEvent];

const instant = (clock: Clock): Instant => (typeof clock === 'string' ? at(clock) : clock);
const isCommand = (what: CommandInput | NightEvent): what is CommandInput =>
  Object.hasOwn(commandSchemas, what.type);

/** As the gateway reads it: defaults filled in, unknown fields refused. */
export const parsed = (input: CommandInput): Command => commandSchemas[input.type].parse(input);

export class Night {
  #state: Assembly;
  /** Of the latest step; the opening is the first. */
  version = 1;
  readonly #world = outsideWorld();

  constructor(plan: Plan) {
    this.#state = open(openingOf(plan));
  }

  get state(): Assembly {
    return this.#state;
  }

  /** What comes of a command: its events, or the refusal. The night itself stays as it is. */
  when(clock: Clock, by: Actor, input: CommandInput): Result<NightEvent[], Refusal> {
    return decide(this.state, parsed(input), this.#world(instant(clock), by));
  }

  /** Lets the step happen. Throws when it is a command that is refused: then the test's own story is wrong. */
  and(...[clock, by, what]: Step): this {
    const events = this.#eventsOf(clock, by, what);
    this.version += 1;
    const origin = { version: this.version, at: instant(clock), by: by.id };
    for (const event of events) this.#state = foldEvent(this.#state, event, origin);
    return this;
  }

  #eventsOf(clock: Clock, by: Actor, what: CommandInput | NightEvent): readonly NightEvent[] {
    if (!isCommand(what)) return [what];
    const decision = this.when(clock, by, what);
    if (decision.ok) return decision.value;
    throw new Error(`The story is wrong: ${what.type} at ${clock} is refused, ${decision.reason.code}`);
  }
}

export const givenPlan = (plan: Plan, ...steps: readonly Step[]): Night => {
  const night = new Night(plan);
  for (const step of steps) night.and(...step);
  return night;
};

/** The sample's night after these steps. */
export const given = (...steps: readonly Step[]): Night => givenPlan(samplePlan, ...steps);

/** The night is on, at this segment, since then. */
export const on = (segment: string, since: Clock = '18:30'): Step => [
  since,
  chair,
  { type: 'StartSegment', segment, from: null },
];

/** A segment starts that was not on before. */
export const begun = (segment: string, left: string | null = null): NightEvent => ({
  type: 'SegmentStarted',
  segment,
  left,
  was: { startedAt: null, endedAt: null, usedMs: 0, skipped: false },
});

export const did = (...events: readonly NightEvent[]): Result<readonly NightEvent[], never> => ok(events);
/** Accepted, and nothing to be done. */
export const nothing = did();
export const refused = (code: RefusalCode, detail?: string): Result<never, Refusal> =>
  no(detail === undefined ? { code } : { code, detail });

/** The item of a list with that id; a test that names none is wrong. */
export const byId = <Item extends { readonly id: string }>(items: Iterable<Item>, id: string): Item => {
  for (const item of items) if (item.id === id) return item;
  throw new Error(`There is no ${id}`);
};

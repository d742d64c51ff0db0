/** Plays arbitrary moves as a room would: parse, may they, decide, seal, fold. Keeps the log and says what came of each. */
import type { Actor } from '../../../shared/kernel/decider.ts';
import type { AssemblyEvent, NightEvent } from '../../../shared/night/events.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import type { Refusal } from '../../../shared/kernel/refusals.ts';
import { no, type Result } from '../../../shared/kernel/result.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { seal } from '../../../server/log/chain.ts';
import type { LogCommit } from '../../../server/log/log.ts';
import { signatureOf } from '../../../shared/ballots/signature.ts';
import type { Signature } from '../../../shared/kernel/chapter.ts';
import { commandSchemas, type CommandInput, isAllowed } from '../../../shared/night/commands.ts';
import { decide, foldEvent, open } from '../../../shared/night/night.ts';
import type { NightContext } from '../../../shared/night/rows.ts';
import type { AspectName, Assembly } from '../../../shared/night/state.ts';
import { at, openingOf, outsideWorld, server } from './night.ts';
import { commandOf, type Move } from '../moves/moves.ts';

/** What came of a move. */
export interface Played {
  readonly input: CommandInput;
  readonly by: Actor;
  readonly outcome: Result<readonly NightEvent[], Refusal>;
  readonly moved: ReadonlySet<AspectName>;
}

export const uuid = (serial: number): string => `00000000-0000-4000-8000-${String(serial).padStart(12, '0')}`;

export class Play {
  state: Assembly;
  readonly commits: LogCommit[] = [];
  now: Instant = at('17:30');
  readonly #world = outsideWorld();
  #serial = 0;

  constructor(plan: Plan) {
    const opening = openingOf(plan);
    this.state = open(opening);
    this.#commit('server', [opening]);
  }

  step(move: Move): Played {
    this.#serial += 1;
    this.now += move.waitMs;
    const { by, input } = commandOf(move, this.state, this.#serial);
    return this.say(input, by);
  }

  say(input: CommandInput, by: Actor): Played {
    const outcome = this.decide(input, by);
    const moved = new Set<AspectName>();
    if (outcome.ok) this.#happen(this.#signature(input, by), outcome.value, moved);
    if (outcome.ok && input.type === 'StepClock') this.now += input.byMs;
    return { input, by, outcome, moved };
  }

  /** As the gateway and the room answer it; changes nothing. */
  decide(input: CommandInput, by: Actor): Result<readonly NightEvent[], Refusal> {
    if (by !== server && !isAllowed(by.role, input.type)) return no({ code: 'not-your-role' });
    const parsed = commandSchemas[input.type].safeParse(input);
    if (!parsed.success) return no({ code: 'malformed' });
    return decide(this.state, parsed.data, this.#context(by));
  }

  #context(by: Actor): NightContext {
    return this.#world(this.now, by);
  }

  #signature(input: CommandInput, by: Actor): Signature {
    return signatureOf(this.state, input, this.#context(by));
  }

  #happen({ by, at: when }: Signature, events: readonly NightEvent[], moved: Set<AspectName>): void {
    const commit = this.#commit(by ?? 'nobody', events, when);
    for (const event of events) this.state = foldEvent(this.state, event, commit, moved);
  }

  #commit(by: string, events: readonly AssemblyEvent[], when = this.now): LogCommit {
    const last = this.commits.at(-1);
    const version = (last?.version ?? 0) + 1;
    const commit = seal(last?.hash ?? '', { version, id: uuid(version), at: when, by, events });
    this.commits.push(commit);
    return commit;
  }
}

/** Plays all moves, and looks after each. */
export const play = (
  plan: Plan,
  moves: readonly Move[],
  look: (night: Play, played: Played) => void = () => {},
): Play => {
  const night = new Play(plan);
  for (const move of moves) look(night, night.step(move));
  return night;
};

/** The night as a chapter: what the room, the publisher and the sockets need to know of it, and all they know. */
import { signatureOf } from '../ballots/signature.ts';
import type { Chapter } from '../kernel/chapter.ts';
import { SERVER, type Deep } from '../kernel/decider.ts';
import type { Fact } from '../kernel/fact.ts';
import { no, ok } from '../kernel/result.ts';
import { isWithdrawn } from '../people/passes.ts';
import { stateSlices, type LiveSlices, type StateSlices } from '../views/slices.ts';
import { commandSchemas, isAllowed, isCommandType, type Command } from './commands.ts';
import type { AssemblyEvent, NightEvent } from './events.ts';
import { facts } from './facts.ts';
import { aspectNames, decide, foldEvent } from './night.ts';
import { reads } from './rights.ts';
import type { NightContext } from './rows.ts';
import type { AspectName, Assembly } from './state.ts';

export interface Night {
  readonly state: Assembly;
  readonly event: AssemblyEvent;
  readonly command: Command;
  readonly context: NightContext;
  readonly aspect: AspectName;
  readonly slices: StateSlices;
  readonly live: LiveSlices;
}

const phonesOf = (state: Deep<Assembly>, event: NightEvent): 'all' | string | undefined => {
  // Each row only ever meets the event it is filed under; the compiler can't follow the pairing, hence the cast.
  const phones = facts[event.type].phones as Fact<never, NightEvent, Assembly, NightEvent>['phones'];
  return typeof phones === 'function' ? phones(state, event) : phones;
};

export const night: Chapter<Night> = {
  aspects: aspectNames,
  parse: (message) => {
    if (!isCommandType(message.type)) return no({ code: 'malformed', detail: 'no such command' });
    const parsed = commandSchemas[message.type].safeParse(message);
    if (parsed.success) return ok(parsed.data satisfies Command);
    return no({ code: 'malformed', detail: parsed.error.issues[0]?.path.join('.') ?? '' });
  },
  isAllowed,
  decide,
  fold: foldEvent,
  signatureOf,
  isWithdrawn: ({ people }, by) => isWithdrawn(people, by),
  // The server opens the assembly, and puts its clock right.
  isOfCrew: ({ people }, author) => author === SERVER || people.passes.has(author),
  phonesOf: (state, event) => (event.type === 'AssemblyOpened' ? undefined : phonesOf(state, event)),
  slices: stateSlices,
  reads: (role) => reads[role],
};

/** What each fact about passes and join codes makes of who may come in, and how it is taken back. */
import { nothing, provided } from '../kernel/fact.ts';
import type { AssemblyOpened } from '../night/events.ts';
import type { Facts } from '../night/rows.ts';
import type { PeopleEvent } from './events.ts';
import { isLastChair } from './passes.ts';
import type { People } from './state.ts';

export const openPeople = ({ joinCode, passes }: AssemblyOpened): People => ({
  joinCode,
  formerCodes: new Set(),
  passes: new Map(passes.map((record) => [record.pass, { ...record, revoked: false }])),
});

export const peopleFacts: Facts<'people', PeopleEvent> = {
  PassIssued: {
    evolve: (people, { pass, role, name, hash }) => {
      people.passes.set(pass, { pass, role, name, hash, revoked: false });
    },
    takenBack: ({ people }, { pass: id }) => {
      const pass = people.passes.get(id);
      const isFree = pass?.revoked === false && !isLastChair(people, pass);
      return provided(isFree, { type: 'PassRevoked', pass: id });
    },
    touches: nothing,
  },
  // Whoever had the link may have kept it: a withdrawn pass or a changed code stays so.
  PassRevoked: {
    evolve: (people, { pass }) => {
      const found = people.passes.get(pass);
      if (found) found.revoked = true;
    },
    takenBack: 'never',
    touches: nothing,
  },
  JoinCodeChanged: {
    evolve: (people, { joinCode }) => {
      people.formerCodes.add(people.joinCode);
      people.joinCode = joinCode;
    },
    takenBack: 'never',
    touches: nothing,
  },
};

/** Who may come in: the crew's passes and the join code of the audience. Rules [PEOPLE-*]. */
import { z } from 'zod';
import type { Assembly } from '../night/assembly.ts';
import type { Actor, Deep, DecideTable, EvolveTable } from '../kernel/decider.ts';
import type { AssemblyOpened, NightEvent, PassRecord, PeopleEvent } from '../night/events.ts';
import { no, ok } from '../kernel/result.ts';
import { passRoles } from '../kernel/roles.ts';
import { typedText } from '../kernel/text.ts';

export interface Pass extends PassRecord {
  revoked: boolean;
}

export interface People {
  joinCode: string;
  readonly formerCodes: Set<string>;
  readonly passes: Map<string, Pass>;
}

export const openPeople = ({ joinCode, passes }: AssemblyOpened): People => ({
  joinCode,
  formerCodes: new Set(),
  passes: new Map(passes.map((record) => [record.pass, { ...record, revoked: false }])),
});

export const peopleCommands = {
  IssuePass: z.strictObject({
    type: z.literal('IssuePass'),
    role: z.enum(passRoles),
    name: typedText(80),
  }),
  RevokePass: z.strictObject({ type: z.literal('RevokePass'), pass: z.string().max(40) }),
  ChangeJoinCode: z.strictObject({ type: z.literal('ChangeJoinCode') }),
};
export type PeopleCommand = z.output<(typeof peopleCommands)[keyof typeof peopleCommands]>;

/** Nobody could let a chair in any more [PEOPLE-3]. */
export const isLastChair = (people: Deep<People>, pass: Deep<Pass>): boolean =>
  pass.role === 'chair' &&
  ![...people.passes.values()].some((other) => other !== pass && other.role === 'chair' && !other.revoked);

/** Whoever this is may do nothing any more. A phone has no pass to lose. */
export const isWithdrawn = ({ passes }: Deep<People>, { role, id }: Actor): boolean =>
  role !== 'phone' && passes.get(id)?.revoked === true;

export const decidePeople: DecideTable<Assembly, PeopleCommand, NightEvent> = {
  IssuePass: (_state, { role, name }, { newId, passHash }) => {
    const pass = newId();
    return ok([{ type: 'PassIssued', pass, role, name, hash: passHash(pass) }]);
  },
  RevokePass: ({ people }, { pass }) => {
    const found = people.passes.get(pass);
    if (!found) return no({ code: 'no-such-pass', detail: pass });
    if (found.revoked) return ok([]);
    return isLastChair(people, found) ? no({ code: 'last-chair' }) : ok([{ type: 'PassRevoked', pass }]);
  },
  ChangeJoinCode: (_state, _command, { newJoinCode }) =>
    ok([{ type: 'JoinCodeChanged', joinCode: newJoinCode() }]),
};

export const evolvePeople: EvolveTable<People, PeopleEvent, NightEvent> = {
  PassIssued: (people, { pass, role, name, hash }) => {
    people.passes.set(pass, { pass, role, name, hash, revoked: false });
  },
  PassRevoked: (people, { pass }) => {
    const found = people.passes.get(pass);
    if (found) found.revoked = true;
  },
  JoinCodeChanged: (people, { joinCode }) => {
    people.formerCodes.add(people.joinCode);
    people.joinCode = joinCode;
  },
};

/** What may be said about who comes in: the crew's passes and the join code of the audience. Rules [PEOPLE-*]. */
import { z } from 'zod';
import type { Deep } from '../kernel/decider.ts';
import { no, ok } from '../kernel/result.ts';
import { passRoles } from '../kernel/roles.ts';
import { typedText } from '../kernel/text.ts';
import { commands } from '../night/rows.ts';
import { isLastChair } from './passes.ts';
import type { People } from './state.ts';

/** One that this assembly never had: an old poster lets nobody in again [PEOPLE-4]. */
const unusedCode = ({ joinCode, formerCodes }: Deep<People>, newJoinCode: () => string): string => {
  let code = newJoinCode();
  while (code === joinCode || formerCodes.has(code)) code = newJoinCode();
  return code;
};

export const peopleCommands = commands({
  IssuePass: {
    fields: { role: z.enum(passRoles), name: typedText(80) },
    by: ['chair'],
    decide: (_state, { role, name }, { newId, passHash }) => {
      const pass = newId();
      return ok([{ type: 'PassIssued', pass, role, name, hash: passHash(pass) }]);
    },
  },
  RevokePass: {
    fields: { pass: z.string().max(40) },
    by: ['chair'],
    decide: ({ people }, { pass }) => {
      const found = people.passes.get(pass);
      if (!found) return no({ code: 'no-such-pass', detail: pass });
      if (found.revoked) return ok([]);
      return isLastChair(people, found) ? no({ code: 'last-chair' }) : ok([{ type: 'PassRevoked', pass }]);
    },
  },
  ChangeJoinCode: {
    fields: {},
    by: ['chair'],
    decide: ({ people }, _command, { newJoinCode }) =>
      ok([{ type: 'JoinCodeChanged', joinCode: unusedCode(people, newJoinCode) }]),
  },
});

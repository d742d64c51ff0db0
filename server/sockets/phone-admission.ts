/** Who comes in by the phones' door: over a socket or by a plain form, the same code and token mean the same. */
import type { Refusal } from '../../shared/kernel/refusals.ts';
import { no, ok, type Result } from '../../shared/kernel/result.ts';
import type { Hall, Halls } from './halls.ts';
import { phoneIdentity } from '../night/passes.ts';

/** To be asked only while the hall's room is settled. */
export const admitPhone = (
  halls: Halls,
  code: string,
  token: string,
): Result<{ readonly hall: Hall; readonly id: string }, Refusal> => {
  const found = halls.find(code);
  const hall = found ?? halls.byFormerCode(code);
  if (!hall) return no({ code: 'no-such-assembly' });
  const id = phoneIdentity(hall.phoneKey, token);
  // Whoever was already in stays in when the code is changed; nobody new comes with the old one.
  if (!found && !hall.room.state.turnout.checkIns.has(id)) return no({ code: 'code-changed' });
  if (hall.isFull) return no({ code: 'hall-full' });
  return ok({ hall, id });
};

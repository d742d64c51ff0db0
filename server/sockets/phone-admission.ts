/** Which phones are let in: over a socket or by a plain form, the same code and token mean the same. */
import type { Refusal } from '../../shared/kernel/refusals.ts';
import { no, ok, type Result } from '../../shared/kernel/result.ts';
import { phoneIdentity } from '../night/passes.ts';
import type { LiveAssemblies } from './live-assemblies.ts';
import type { LiveAssembly } from './live-assembly.ts';

export interface AdmittedPhone {
  readonly assembly: LiveAssembly;
  /** As the log knows the phone. */
  readonly id: string;
}

/** To be called only while the assembly's room is settled. */
export const admitPhone = (
  assemblies: LiveAssemblies,
  code: string,
  token: string,
): Result<AdmittedPhone, Refusal> => {
  const found = assemblies.byCode(code);
  const assembly = found ?? assemblies.byFormerCode(code);
  if (!assembly) return no({ code: 'no-such-assembly' });
  const { room, keys } = assembly.open;
  const id = phoneIdentity(keys.phoneKey, token);
  // Whoever is counted comes back, whatever the code is now and however full the hall; nobody new comes with the old one.
  if (room.state.turnout.checkIns.has(id)) return ok({ assembly, id });
  if (!found) return no({ code: 'code-changed' });
  if (assembly.presence.isFull) return no({ code: 'hall-full' });
  return ok({ assembly, id });
};

/** Who a connection is: its handshake parsed, and the visitor that it lets in, or the reason why not. */
import { z } from 'zod';
import type { Refusal } from '../../shared/kernel/refusals.ts';
import { hasReservedKey } from '../../shared/kernel/reserved-keys.ts';
import { no, ok, type Result } from '../../shared/kernel/result.ts';
import { roles } from '../../shared/kernel/roles.ts';
import { PROTOCOL } from '../../shared/wire.ts';
import { isPhoneToken, newPhoneToken } from '../night/passes.ts';
import type { LiveAssemblies } from './live-assemblies.ts';
import type { LiveAssembly } from './live-assembly.ts';
import { admitPhone } from './phone-admission.ts';
import type { Visitor } from './socket-server.ts';

const handshake = z.object({
  protocol: z.literal(PROTOCOL),
  assembly: z.string().min(1).max(60),
  as: z.enum(roles),
  pass: z.string().max(200).optional(),
  phone: z.unknown().optional(),
  aside: z.boolean().optional(),
  card: z.string().max(40).optional(),
});
type Handshake = z.output<typeof handshake>;

const phoneVisitor = (
  assemblies: LiveAssemblies,
  { assembly: code, phone, card }: Handshake,
): Result<Visitor, Refusal> => {
  const known = isPhoneToken(phone) ? phone : null;
  const token = known ?? newPhoneToken();
  const admitted = admitPhone(assemblies, code, token);
  if (!admitted.ok) return admitted;
  const { assembly, id } = admitted.value;
  return ok({
    assembly,
    actor: { role: 'phone', id },
    newToken: known ? null : token,
    aside: false,
    card: card ?? null,
  });
};

const crewVisitor = (
  assembly: LiveAssembly | null,
  { as, pass, aside = false }: Handshake,
): Result<Visitor, Refusal> => {
  if (!assembly) return no({ code: 'no-such-assembly' });
  const { keys, room } = assembly.open;
  const found = keys.secrets.find(room.state.people.passes, pass ?? '');
  if (!found || found.role !== as) return no({ code: 'no-such-pass' });
  if (found.revoked) return no({ code: 'pass-revoked' });
  return ok({ assembly, actor: { role: as, id: found.pass }, newToken: null, aside, card: null });
};

export const visitorOf = async (
  assemblies: LiveAssemblies,
  auth: Readonly<Record<string, unknown>>,
): Promise<Result<Visitor, Refusal>> => {
  if (auth['protocol'] !== PROTOCOL) return no({ code: 'wrong-protocol', detail: String(PROTOCOL) });
  if (hasReservedKey(auth)) return no({ code: 'malformed', detail: 'a name that no field has' });
  const parsed = handshake.safeParse(auth);
  if (!parsed.success) return no({ code: 'malformed', detail: parsed.error.issues[0]?.path.join('.') ?? '' });
  const { as, assembly: named } = parsed.data;
  // The id stands in every record's address, and outlives every change of the code: phones come in by the code alone.
  const assembly =
    as === 'phone' ? (assemblies.byCode(named) ?? assemblies.byFormerCode(named)) : assemblies.byId(named);
  if (assembly && !(await assembly.open.room.canBeRead())) return no({ code: 'unavailable' });
  return as === 'phone' ? phoneVisitor(assemblies, parsed.data) : crewVisitor(assembly, parsed.data);
};

/** Who comes to a running server in these tests: the crew by their links, phones by the join code. */
import type { PassRole } from '../../../shared/kernel/roles.ts';
import { join, type ConnectOptions, type Visitor } from './client.ts';
import type { RunningServer } from './server.ts';

export const crew = (server: RunningServer, role: PassRole, options?: ConnectOptions): Promise<Visitor> =>
  join(server.url, role, { assembly: server.assembly.id, pass: server.pass(role) }, options);

export const phone = (server: RunningServer, token?: string, options?: ConnectOptions): Promise<Visitor> =>
  join(server.url, 'phone', { assembly: server.assembly.code, ...(token ? { phone: token } : {}) }, options);

export const phones = (server: RunningServer, count: number): Promise<Visitor[]> =>
  Promise.all(Array.from({ length: count }, () => phone(server)));

/** A phone's own name for itself: given to it at its first visit. */
export const tokenOf = (visitor: Visitor): string => {
  if (!visitor.token) throw new Error('This phone was given no token');
  return visitor.token;
};

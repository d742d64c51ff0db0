/** Roles whose page is still to be built: their links lead nowhere yet, and the chair does their work on the console. */
import type { PassRole } from '../../shared/roles.ts';

const awaited = ['recorder', 'verifier'] as const satisfies readonly PassRole[];
export type AwaitedRole = (typeof awaited)[number];

export const isAwaited = (role: PassRole): role is AwaitedRole => awaited.some((one) => one === role);

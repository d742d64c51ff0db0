/** What the chair's console is drawn from: all slices of its role, or it isn't drawn yet. */
import { chairReads } from '../../shared/night/rights.ts';
import type { ServiceView } from '../../shared/views/crew.ts';
import type { Slices } from '../../shared/views/slices.ts';

export type ConsoleSlices = Pick<Slices, (typeof chairReads)[number]>;

/** Until the server says otherwise. */
const saved: ServiceView = { saving: 'ok' };

const hasAll = (slices: Partial<Slices>): slices is Partial<Slices> & ConsoleSlices =>
  chairReads.every((name) => slices[name] !== undefined);

export const complete = (slices: Partial<Slices>): ConsoleSlices | null => {
  const all = { service: saved, ...slices };
  return hasAll(all) ? all : null;
};

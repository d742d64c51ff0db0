/** What the chair's console is drawn from: all slices of its role, or it isn't drawn yet. */
import type { ServiceView } from '../../shared/views/crew.ts';
import type { Slices } from '../../shared/views/slices.ts';

const names = [
  'night',
  'agenda',
  'turn',
  'speakers',
  'line',
  'answers',
  'turnout',
  'arrivals',
  'ballots',
  'scene',
  'crew',
  'fairness',
  'log',
  'presence',
  'links',
  'place',
] as const;

type Needed = Pick<Slices, (typeof names)[number]>;
export type ConsoleSlices = Needed & Pick<Slices, 'service'>;

/** Until the server says otherwise. */
const saved: ServiceView = { saving: 'ok' };

const hasAll = (slices: Partial<Slices>): slices is Partial<Slices> & Needed =>
  names.every((name) => slices[name] !== undefined);

export const complete = (slices: Partial<Slices>): ConsoleSlices | null =>
  hasAll(slices) ? { ...slices, service: slices.service ?? saved } : null;

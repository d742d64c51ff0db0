/** What the paper is printed from: these slices of the chair, or nothing is drawn yet. */
import type { Slices } from '../../shared/views/slices.ts';

const names = ['night', 'agenda', 'answers', 'turnout', 'fairness', 'crew', 'place'] as const;

export type PackSlices = Pick<Slices, (typeof names)[number]>;

const hasAll = (slices: Partial<Slices>): slices is Partial<Slices> & PackSlices =>
  names.every((name) => slices[name] !== undefined);

export const complete = (slices: Partial<Slices>): PackSlices | null => (hasAll(slices) ? slices : null);

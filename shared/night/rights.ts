/** Who reads what: the slices that each role of the night is shown, and nothing else reaches it. What each may say stands with the commands. */
import type { Role } from '../kernel/roles.ts';
import type { SliceName } from '../views/slices.ts';

/** All of these, or the chair's console isn't drawn yet. */
export const chairReads = [
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
  'service',
] as const satisfies readonly SliceName[];

export const reads: Record<Role, readonly SliceName[]> = {
  phone: ['night', 'delegations', 'now', 'ballot'],
  chair: chairReads,
  recorder: ['night', 'agenda', 'turn', 'answers', 'service'],
  verifier: ['night', 'agenda', 'turn', 'answers', 'service'],
  timekeeper: ['night', 'agenda', 'turn', 'line', 'displays', 'service'],
  steward: ['night', 'turnout', 'floor', 'service'],
  screen: ['night', 'scene', 'place'],
  stage: ['night', 'stage', 'line'],
};

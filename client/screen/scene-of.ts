/** One scene of the projector by its kind, and what makes a new picture of it. */
import type { SceneView } from '../../shared/views/scenes/scene-kinds.ts';

export type SceneOf<Kind extends SceneView['kind']> = Extract<SceneView, { readonly kind: Kind }>;

/** An ask shows its points until the first answer is revealed; from then on it shows the answers. */
export const isAnswered = ({ ask }: SceneOf<'ask'>): boolean =>
  ask.answers.some(({ mark, points }) => mark !== null || points.length > 0);

/** Of scenes that show one thing after another, which one is shown. */
const shownIn: { readonly [Kind in SceneView['kind']]?: (scene: SceneOf<Kind>) => string } = {
  title: ({ title }) => `${title}`,
  testimony: ({ name, subject }) => `${name} ${subject}`,
  speaker_clock: ({ title, turn }) => `${title} ${turn?.speaker}`,
  ask: (scene) => `${scene.ask.id} ${isAnswered(scene) ? 'answers' : 'points'}`,
  ballot_open: ({ question }) => question,
  ballot_result: ({ question }) => question,
};

/** Two pictures with the same key change in place; any others fade into each other. */
export const sceneKey = (scene: SceneView): string => {
  // TypeScript can't follow a kind from a scene to its row: the type of the table holds each row to its own kind.
  const shown = shownIn[scene.kind] as ((scene: SceneView) => string) | undefined;
  return shown ? `${scene.kind} ${shown(scene)}` : scene.kind;
};

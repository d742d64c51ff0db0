/** One scene of the projector by its kind, and what makes a new picture of it. */
import type { SceneView } from '../../shared/views/scene.ts';

export type SceneOf<Kind extends SceneView['kind']> = Extract<SceneView, { readonly kind: Kind }>;

/** An ask shows its points until the first answer is revealed; from then on it shows the answers. */
export const isAnswered = ({ ask }: SceneOf<'ask'>): boolean =>
  ask.answers.some(({ mark, points }) => mark !== null || points.length > 0);

/** Two pictures with the same key change in place; any others fade into each other. */
export const sceneKey = (scene: SceneView): string => {
  switch (scene.kind) {
    case 'title':
      return `title ${scene.title}`;
    case 'testimony':
      return `testimony ${scene.name} ${scene.subject}`;
    case 'speaker_clock':
      return `speaker_clock ${scene.title} ${scene.turn?.speaker}`;
    case 'ask':
      return `ask ${scene.ask.id} ${isAnswered(scene) ? 'answers' : 'points'}`;
    case 'ballot_open':
    case 'ballot_result':
      return `${scene.kind} ${scene.question}`;
    case 'waiting':
    case 'welcome':
    case 'rollcall':
    case 'board':
    case 'turnout':
    case 'pledge':
    case 'dates':
    case 'holding':
    case 'blank':
      return scene.kind;
    default:
      return scene satisfies never;
  }
};

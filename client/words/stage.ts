/** The words of en/stage.ts, in the language of the page. */
import { words as english } from './en/stage.ts';
import { part } from './part.ts';

export type StageWords = typeof english;

export const getStageWords = part(english, import.meta.glob(['./*/stage.ts', '!./en/stage.ts']));

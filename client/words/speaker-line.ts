/** The words of en/speaker-line.ts, in the language of the page. */
import { words as english } from './en/speaker-line.ts';
import { part } from './part.ts';

export type SpeakerLineWords = typeof english;

export const getSpeakerLineWords = part(
  english,
  import.meta.glob(['./*/speaker-line.ts', '!./en/speaker-line.ts']),
);

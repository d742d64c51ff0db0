/** English: by its own name, and how it is written. */
import type { Language } from '../languages.ts';

export const language: Language = { name: 'English', lang: 'en-GB', dir: 'ltr' };

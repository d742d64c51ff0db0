/** Urdu: by its own name, and how it is written. */
import type { Language } from '../languages.ts';

export const language: Language = { name: 'اردو', lang: 'ur', dir: 'rtl' };

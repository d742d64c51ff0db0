/** Arabic: by its own name, and how it is written. */
import type { Language } from '../languages.ts';

export const language: Language = { name: 'العربية', lang: 'ar', dir: 'rtl' };

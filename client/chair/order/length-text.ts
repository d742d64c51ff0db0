/** Lengths as somebody types them. */
import type { Ms } from '../../../shared/kernel/time.ts';

/** `3:30`, or `3` for three minutes; null for anything else. Whether it is too short or too long, the server says. */
export const readLength = (text: string): Ms | null => {
  const read = /^(\d{1,4})(?:[:.](\d{2}))?$/.exec(text.trim());
  if (!read) return null;
  const seconds = Number(read[2] ?? 0);
  return seconds < 60 ? (Number(read[1]) * 60 + seconds) * 1000 : null;
};

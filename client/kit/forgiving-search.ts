/** Whether a text is what somebody is looking for, whatever the case, accents and apostrophes. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Every word that was typed must occur, in part at least. */
export const matches = (text: string, typed: string): boolean => {
  const searched = plain(text);
  return plain(typed)
    .split(' ')
    .every((part) => searched.includes(part));
};

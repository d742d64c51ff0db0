/** Bytes as letters that people can read out and type. */

/** Crockford's: no letter is mistaken for a figure, none is missing when it is read out. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** The first `length` letters of 5 bits each. */
export const inLetters = (bytes: Buffer, length: number): string => {
  let letters = '';
  for (const byte of bytes.subarray(0, length)) letters += LETTERS[byte & 31];
  return letters;
};

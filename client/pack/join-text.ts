/** The join code and the address as people read them off paper and type them. */

/** In two halves: `KQW ZRT`. */
export const joinCodeText = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

/** Without the scheme, which nobody types. */
export const typedText = (address: string): string => address.replace(/^https?:\/\//, '');

/** The join code and its address as people read them off paper and type them. */

/** In two halves: `KQW ZRT`. */
export const joinCodeText = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

/** Without the scheme, which nobody types. */
export const typedJoin = (address: string, code: string): string =>
  `${address.replace(/^https?:\/\//, '')}/j/${code}`;

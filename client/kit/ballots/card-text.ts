/** A voting card's code as it is read out, in groups of five: `7KQ2M XV9TB`. */
export const cardText = (code: string): string => code.match(/.{1,5}/g)?.join(' ') ?? code;

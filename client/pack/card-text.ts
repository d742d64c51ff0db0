/** A voting card's code as it is read out, and where its square leads. */

/** In groups of five: `7KQ2M XV9TB`. */
export const cardText = (code: string): string => code.match(/.{1,5}/g)?.join(' ') ?? code;

/** `join`: the audience's page with the join code. */
export const cardAddress = (join: string, code: string): string => `${join}?card=${code}`;

/** Drawn here, in its own chunk: a card's code stands in no address that is fetched. */
export const squareOf = async (text: string): Promise<string> => {
  const { default: qr } = await import('qrcode');
  const svg = await qr.toString(text, { type: 'svg', margin: 4, errorCorrectionLevel: 'M' });
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
};

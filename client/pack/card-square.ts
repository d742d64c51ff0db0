/** The squares of voting cards: where they lead, and how they are drawn. */
import type { PrintedCard } from '../../shared/ballots/ballot-box.ts';

/** Drawn here, in its own chunk: a card's code stands in no address that is fetched. */
const squareOf = async (text: string): Promise<string> => {
  const { default: qr } = await import('qrcode');
  const svg = await qr.toString(text, { type: 'svg', margin: 4, errorCorrectionLevel: 'M' });
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
};

/** By code, all of them at once: no card is printed without its square. `join`: the audience's page with the join code. */
export const squaresOf = async (
  join: string,
  cards: readonly PrintedCard[],
): Promise<ReadonlyMap<string, string>> =>
  new Map(
    await Promise.all(
      cards.map(async ({ code }): Promise<[string, string]> => [
        code,
        await squareOf(`${join}?card=${code}`),
      ]),
    ),
  );

/** What a phone's browser fetches, weighed as it comes over the wire: fetch() would unpack it and not say how long it was. */
import { request } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';

export interface Fetched {
  readonly bytes: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

export const fetchPacked = (url: string, language = 'en'): Promise<Fetched> =>
  new Promise((resolve, reject) => {
    const headers = {
      'accept-encoding': 'br',
      'accept-language': `${language}-XX,${language};q=0.9,en;q=0.8`,
    };
    const asked = request(url, { headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const body = Buffer.concat(parts);
        const text = brotliDecompressSync(body).toString();
        resolve({ bytes: body.byteLength, text, headers: response.headers });
      });
    });
    asked.on('error', reject).end();
  });

/** What the HTML names is what there is to fetch; the script's own imports among it. */
export const namedIn = (html: string): string[] =>
  [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);

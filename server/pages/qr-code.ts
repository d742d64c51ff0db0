/** The join code as a square to scan: worked out once, because that takes milliseconds and anybody in the hall may ask for it without end. */
import type { RequestHandler } from 'express';
import QRCode from 'qrcode';
import { tidyJoinCode } from '../night/passes.ts';
import type { LiveAssemblies } from '../sockets/live-assemblies.ts';
import { invitedBy } from './invited-by.ts';

export interface QrCodeParts {
  readonly assemblies: LiveAssemblies;
  /** Where phones reach this server, without a slash at the end. */
  readonly phoneAddress: () => string;
}

export const joinPath = (code: string): string => `/j/${code}`;

/** Three times the delegations of the largest assembly; where there are more squares, the oldest is worked out anew. */
const MOST_KEPT = 1_000;

const keptSquares = (): ((address: string, isPrinted: boolean) => Promise<string>) => {
  const kept = new Map<string, Promise<string>>();
  return (address, isPrinted) => {
    const known = kept.get(address);
    if (known) return known;
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size >= MOST_KEPT) kept.delete(oldest);
    // Paper is folded and stained; on the wall larger modules are read from further back.
    const errorCorrectionLevel = isPrinted ? 'Q' : 'M';
    const square = QRCode.toString(address, { type: 'svg', errorCorrectionLevel, margin: 4 });
    kept.set(address, square);
    return square;
  };
};

export const qrCode = ({ assemblies, phoneAddress }: QrCodeParts): RequestHandler<{ code: string }> => {
  const squareOf = keptSquares();
  return async (request, response) => {
    const code = tidyJoinCode(request.params.code);
    const list = assemblies.byCode(code)?.publisher.full('phone').slices.delegations;
    if (!list) {
      response.status(404).type('text').send('There is no assembly with this code.\n');
      return;
    }
    // Only a delegation's code: anything else would be somebody else's text in our square, and a new one each time.
    const wanted = String(request.query['d'] ?? '').toUpperCase();
    const isDelegation = /^[A-Z0-9]{2,8}$/.test(wanted) && invitedBy(list, wanted) !== null;
    const chosen = isDelegation ? `?d=${wanted}` : '';
    const svg = await squareOf(phoneAddress() + joinPath(code) + chosen, isDelegation);
    response.type('image/svg+xml').set('Cache-Control', 'no-cache').send(svg);
  };
};

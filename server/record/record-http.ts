/** The record of a night as anybody can fetch it: its page, one JSON file that can be checked, and its tables. */
import { Router, type RequestHandler, type Response } from 'express';
import { csvOf, isTableName } from './record-tables.ts';
import type { MadeRecord, Packed, Records } from './records.ts';

const nowhere = (response: Response): void =>
  void response.status(404).type('text').send('There is no such record.\n');

/** Asks again each time, and is told that nothing changed where nothing did. */
const send = (
  response: Response,
  { fingerprint }: MadeRecord,
  { as, type }: { readonly as: string; readonly type: string },
  { plain, gzip }: Packed,
): void => {
  const { req: request } = response;
  response.set({
    'Cache-Control': 'no-cache',
    ETag: `"${fingerprint.slice(0, 32)}-${as}"`,
    Vary: 'Accept-Encoding',
  });
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  const zipped = request.acceptsEncodings('gzip') === 'gzip';
  if (zipped) response.set('Content-Encoding', 'gzip');
  response.type(type).send(zipped ? gzip : Buffer.from(plain));
};

type Handler = RequestHandler<{ id: string }>;

const json =
  (records: Records): Handler =>
  async (request, response) => {
    const made = await records.find(request.params.id);
    if (!made) return nowhere(response);
    const isPage = request.query['part'] === 'page';
    const as = { as: isPage ? 'page' : 'file', type: 'json' };
    send(response, made, as, isPage ? made.page : await made.file());
  };

const csv =
  (records: Records): Handler =>
  async (request, response) => {
    const made = await records.find(request.params.id);
    const table = String(request.query['table'] ?? 'answers');
    if (!made || !isTableName(table)) return nowhere(response);
    response.set('Cache-Control', 'no-cache').attachment(`${request.params.id}-${table}.csv`);
    response.type('csv').send(csvOf(table, made.record));
  };

/** `page`: how the built page is served. */
export const recordPages = (records: Records, page: RequestHandler): Router => {
  const router = Router();
  router.get('/:id/record', (request, response, next) => {
    if (records.has(request.params.id)) page(request, response, next);
    else nowhere(response);
  });
  router.get('/:id/record.json', json(records));
  router.get('/:id/record.csv', csv(records));
  return router;
};

/** Express: the pages, the QR code, and what an operator asks. Knows no assembly's inside. */
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import sirv from 'sirv';
import { passRoles, roleRow } from '../../shared/kernel/roles.ts';
import type { Metrics } from '../metrics.ts';
import type { LiveAssemblies } from '../sockets/live-assemblies.ts';
import { LogAway } from '../log/log.ts';
import { phonePages } from './phone-http.ts';
import { qrCode } from './qr-code.ts';
import { operatorsPages, type MetricsFor } from './operators.ts';
import { recordPages } from '../record/record-http.ts';
import type { Records } from '../record/records.ts';

export interface HttpParts {
  readonly distDir: string;
  readonly assemblies: LiveAssemblies;
  readonly records: Records;
  readonly metrics: Metrics;
  readonly metricsFor: MetricsFor;
  readonly logger: Logger;
  readonly isReady: () => boolean;
  /** Where phones reach this server, without a slash at the end. */
  readonly phoneAddress: () => string;
  /** As named by the operator, if it is. */
  readonly publicUrl: string | null;
}

/** The crew's pages, by the last part of /a/ID/…, each with the other pages at its address. */
const crewPages: ReadonlyMap<string, readonly string[]> = new Map(
  passRoles
    .map(roleRow)
    .flatMap(({ pages, variants = [] }) => pages.map((name, at) => [name, at === 0 ? variants : []])),
);

const isPrivate = (path: string): boolean =>
  [...crewPages].some(([name, variants]) => [name, ...variants].some((one) => path === `/${one}/index.html`));

/** Sockets are named by scheme because Safari 14 does not count them as 'self'. Plain HTTP in a hall: nothing may be upgraded. */
const securityHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'", 'ws:', 'wss:'],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'self'"],
    },
  },
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
});

const YEAR = 'public, max-age=31536000, immutable';

/** The crew's pages, on laptops that are lent and handed on: nothing of them is kept. Everybody's are asked for anew each time. */
const cachingOf = (path: string): string => {
  if (path.startsWith('/assets/')) return YEAR;
  return isPrivate(path) ? 'no-store' : 'no-cache';
};

/** Serves one built page at whatever address it has. */
const page =
  (files: RequestHandler, name: string): RequestHandler =>
  (request, response, next) => {
    request.url = `/${name}/index.html`;
    files(request, response, next);
  };

const builtFiles = (distDir: string): RequestHandler =>
  sirv(distDir, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (response, path) => {
      response.setHeader('Cache-Control', cachingOf(path));
    },
  });

/**
 * An address that can't be read is the asker's mistake. What needed a log that is away comes later; of that enough was
 * said. Anything else is ours, whatever the log does, and is told without the address.
 */
const plainly =
  ({ logger, isReady }: HttpParts): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const isTheirs =
      error instanceof URIError ||
      (error instanceof Error &&
        'status' in error &&
        Number(error.status) >= 400 &&
        Number(error.status) < 500);
    const isAway = error instanceof LogAway;
    if (!isTheirs) logger[isAway && !isReady() ? 'debug' : 'error']({ err: error }, 'a page failed');
    if (isAway) {
      const text = 'This can’t be read just now. Please try again in a moment.\n';
      return void response.status(503).set('Retry-After', '5').type('text').send(text);
    }
    const [status, text] = isTheirs ? [400, 'This cannot be read.'] : [500, 'Something went wrong here.'];
    response.status(status).type('text').send(`${text}\n`);
  };

export const openHttp = (parts: HttpParts): Express => {
  const app = express();
  const files = builtFiles(parts.distDir);
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(securityHeaders);
  app.use(operatorsPages(parts));
  app.get('/j/:code/qr.svg', qrCode(parts));
  app.get('/', page(files, 'home'));
  app.use('/j', phonePages(parts));
  app.use('/a', recordPages(parts.records, page(files, 'record')));
  app.get('/a/:id/:page', (request, response, next) => {
    const variants = crewPages.get(request.params.page);
    if (!variants) return next();
    // A live stream takes the screen's link with `?overlay`: a page of its own, transparent from its first byte.
    const variant = variants.find((name) => name in request.query);
    page(files, variant ?? request.params.page)(request, response, next);
  });
  app.use('/assets', (request, response, next) => {
    request.url = `/assets${request.url}`;
    files(request, response, next);
  });
  app.use((_request, response) => void response.status(404).type('text').send('There is no such page.\n'));
  app.use(plainly(parts));
  return app;
};

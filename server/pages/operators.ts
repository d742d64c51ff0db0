/** What an operator asks: whether the process lives, whether it saves, and its figures. The hall may ask the first alone. */
import express, { type Request, type RequestHandler } from 'express';
import type { Metrics } from '../metrics.ts';
import { isFromThisMachine } from './this-machine.ts';

/** Who may ask `/readyz` and `/metrics`. */
export type MetricsFor = 'loopback' | 'everywhere';

export interface OperatorsParts {
  readonly metrics: Pick<Metrics, 'registry'>;
  readonly metricsFor: MetricsFor;
  readonly isReady: () => boolean;
}

/** Working out the figures takes a few milliseconds: so many are fresh, at once and then in a second; more than that are told the last ones again. */
const FRESH = { burst: 20, perSecond: 4 };

const figures = ({ registry }: OperatorsParts['metrics']): (() => Promise<string>) => {
  let latest: Promise<string> | null = null;
  let left = FRESH.burst;
  let at = performance.now();
  return () => {
    const now = performance.now();
    left = Math.min(FRESH.burst, left + ((now - at) / 1_000) * FRESH.perSecond);
    at = now;
    if (latest && left < 1) return latest;
    left -= 1;
    return (latest = registry.metrics());
  };
};

/** At exactly these addresses and no others: what stands in front denies them to the public by name. */
export const operatorsPages = ({ isReady, metrics, metricsFor }: OperatorsParts): RequestHandler => {
  const router = express.Router({ strict: true, caseSensitive: true });
  const mayAsk = (request: Request): boolean => metricsFor === 'everywhere' || isFromThisMachine(request);
  const fresh = figures(metrics);
  router.get('/healthz', (_request, response) => void response.type('text').send('ok\n'));
  router.get('/readyz', (request, response, next) => {
    if (!mayAsk(request)) return next();
    const ready = isReady();
    // A balancer may want to be told in another way: HAProxy, by a 404, leaves those who are connected where they are.
    const otherwise = request.query['otherwise'] === '404' ? 404 : 503;
    response
      .status(ready ? 200 : otherwise)
      .type('text')
      .send(ready ? 'ready\n' : 'not saving\n');
  });
  const tellFigures: RequestHandler = async (_request, response) => {
    response.type(metrics.registry.contentType).send(await fresh());
  };
  router.get('/metrics', (request, response, next) =>
    mayAsk(request) ? tellFigures(request, response, next) : next(),
  );
  return router;
};

/** The phone's page over HTTP: filled for its join code, packed for the way, and the plain form's answer. */
import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import express, { type Request, type Response, type Router } from 'express';
import type { RefusalCode } from '../../shared/kernel/refusals.ts';
import { checkInOf } from '../../shared/turnout/check-in.ts';
import type { CheckIn } from '../../shared/turnout/state.ts';
import type { Metrics } from '../metrics.ts';
import type { OpenRoom } from '../night/rooms.ts';
import type { LiveAssemblies } from '../sockets/live-assemblies.ts';
import { isOwnOrigin } from '../sockets/guard/origin.ts';
import { isPhoneToken, newPhoneToken, phoneIdentity, tidyJoinCode } from '../night/passes.ts';
import { invitedBy } from './invited-by.ts';
import { FormCheckIn, readForm } from './phone-form.ts';
import { answerOfHall, languagesOf, pageOfHall, pageOfRefusal, type PageOfHall } from './phone-page.ts';
import { words } from './phone-words.ts';
import { isFromLoopback } from './this-machine.ts';

export interface PhonePages {
  readonly distDir: string;
  readonly assemblies: LiveAssemblies;
  readonly metrics: Pick<Metrics, 'commands' | 'answer'>;
  /** Where phones reach this server. */
  readonly phoneAddress: () => string;
  /** As named by the operator, if it is. */
  readonly publicUrl: string | null;
}

type Code = { code: string };

/** `isNow` false: the log can't be read just now; it is as last published, and what the phone has said is left out. */
type Found = PageOfHall & { readonly isNow: boolean };

const COOKIE = 'phone';
const DAY_MS = 86_400_000;
const MOST_BYTES = 2_048;
const FORM = 'application/x-www-form-urlencoded';

const statusOf: Partial<Record<RefusalCode, number>> = {
  'no-such-assembly': 404,
  'code-changed': 410,
  'hall-full': 503,
  unavailable: 503,
  'too-fast': 429,
};

/** The page is whole, and its script comes in by itself as soon as it is let. */
const AGAIN_S = '5';
const lateIn = (response: Response): void => void response.status(503).set('Retry-After', AGAIN_S);

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);
/** Each page is different, so this is worth a millisecond and no more. */
const QUICKLY = { params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_LGWIN]: 16 } };

const packed = async (request: Request, response: Response, html: string): Promise<void> => {
  response
    .type('html')
    .set({ 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding, Accept-Language, Cookie' });
  if (request.acceptsEncodings('br'))
    response.set('Content-Encoding', 'br').send(await brotli(html, QUICKLY));
  else if (request.acceptsEncodings('gzip'))
    response.set('Content-Encoding', 'gzip').send(await gzipped(html));
  else response.send(html);
};

/** The page's own styles stand in it, and only they may: by their hash. */
const allowStyles = (response: Response, html: string): void => {
  const styles = /<style>([^]*?)<\/style>/.exec(html)?.[1];
  const policy = response.getHeader('Content-Security-Policy');
  if (styles === undefined || typeof policy !== 'string') return;
  const allowed = `style-src 'self' 'sha256-${hash('sha256', styles, 'base64')}'`;
  response.set(
    'Content-Security-Policy',
    policy.replace("style-src 'self'", () => allowed),
  );
};

const cookieOf = (request: Request): string | null => {
  const value = /(?:^|;\s*)phone=([^;]*)/.exec(request.headers.cookie ?? '')?.[1];
  return isPhoneToken(value) ? value : null;
};

/** Browsers on plain HTTP say only where a form came from; newer ones say whether it was here. */
const isFromHere = ({ headers }: Request, address: () => string): boolean => {
  const site = headers['sec-fetch-site'];
  return site === undefined ? isOwnOrigin({ headers }, address) : site === 'same-origin';
};

const checkInAt = ({ room, keys }: OpenRoom, phone: string): CheckIn | null =>
  checkInOf(room.state, phoneIdentity(keys.phoneKey, phone));

class PhoneHandler {
  readonly #distDir: string;
  readonly #assemblies: LiveAssemblies;
  readonly #phoneAddress: () => string;
  readonly #publicUrl: string | null;
  readonly #forms: FormCheckIn;

  constructor({ distDir, assemblies, metrics, phoneAddress, publicUrl }: PhonePages) {
    this.#distDir = distDir;
    this.#assemblies = assemblies;
    this.#phoneAddress = phoneAddress;
    this.#publicUrl = publicUrl;
    this.#forms = new FormCheckIn(assemblies, metrics);
  }

  async show(request: Request<Code>, response: Response): Promise<void> {
    const template = await this.#template(response);
    const language = request.acceptsLanguages(languagesOf(template)) || 'en';
    const found = await this.#find(request, cookieOf(request));
    if (!found) return this.#turnAway(request, response, template, language);
    if (!found.isNow) lateIn(response);
    await packed(request, response, pageOfHall(template, found, language));
  }

  async takeForm(request: Request<Code>, response: Response): Promise<void> {
    if (!isFromHere(request, this.#phoneAddress))
      return void response.status(403).type('text').send(words.foreign);
    const sent = readForm(request.body);
    if (!sent)
      return this.#answer(request, response, cookieOf(request), { notice: words.chooseFirst, status: 400 });
    const phone = cookieOf(request) ?? (sent.phone || newPhoneToken());
    const counted = await this.#forms.checkIn(request.params.code, phone, sent);
    if (counted.ok) {
      const secure = this.#isSecure(request);
      response.cookie(COOKIE, phone, { httpOnly: true, secure, sameSite: 'lax', path: '/j', maxAge: DAY_MS });
      return this.#answer(request, response, phone, { notice: null, status: 200 });
    }
    const { code } = counted.reason;
    await this.#answer(request, response, phone, {
      notice: words.refused(code),
      status: statusOf[code] ?? 409,
    });
  }

  async #answer(
    request: Request<Code>,
    response: Response,
    phone: string | null,
    { notice, status }: { readonly notice: string | null; readonly status: number },
  ): Promise<void> {
    const template = await this.#template(response);
    const found = await this.#find(request, phone);
    if (!found) return this.#turnAway(request, response, template, '');
    response.status(status);
    if (status === 503) lateIn(response);
    await packed(request, response, answerOfHall(template, { ...found, form: { ...found.form, notice } }));
  }

  async #turnAway(
    request: Request<Code>,
    response: Response,
    template: string,
    language: string,
  ): Promise<void> {
    const code = this.#assemblies.byFormerCode(request.params.code) ? 'code-changed' : 'no-such-assembly';
    response.status(statusOf[code] ?? 404);
    await packed(request, response, pageOfRefusal(template, { code }, language));
  }

  /** Null: no assembly under this code; or not any more, and this phone was not in before. */
  async #find(request: Request<Code>, phone: string | null): Promise<Found | null> {
    const { params, query } = request;
    const assembly = this.#assemblies.byCode(params.code) ?? this.#assemblies.byFormerCode(params.code);
    if (!assembly) return null;
    const { room } = assembly.open;
    const isNow = await room.canBeRead();
    const checkIn = isNow && phone !== null ? checkInAt(assembly.open, phone) : null;
    if (isNow && checkIn === null && !this.#assemblies.byCode(params.code)) return null;
    const { night, delegations: list, ballot = null } = assembly.publisher.full('phone').slices;
    if (!night || !list) return null;
    const code = isNow ? room.state.people.joinCode : tidyJoinCode(params.code);
    // A phone that keeps no cookie is known by what its form says.
    const written = cookieOf(request) === null ? (phone ?? newPhoneToken()) : null;
    const form = { code, form: newPhoneToken(), phone: written, list, checkIn };
    return { isNow, night, ballot, form: { ...form, invited: invitedBy(list, query['d']), notice: null } };
  }

  /** Behind a proxy on this machine, it says how the phone came. */
  #isSecure(request: Request): boolean {
    const isForwarded = isFromLoopback(request) && request.headers['x-forwarded-proto'] === 'https';
    return isForwarded || (this.#publicUrl?.startsWith('https:') ?? false);
  }

  async #template(response: Response): Promise<string> {
    const html = await readFile(join(this.#distDir, 'phone', 'index.html'), 'utf8');
    allowStyles(response, html);
    return html;
  }
}

export const phonePages = (parts: PhonePages): Router => {
  const router = express.Router();
  const handler = new PhoneHandler(parts);
  /** A code typed into a plain form. */
  router.get('/', (request, response, next) => {
    const { code } = request.query;
    if (typeof code !== 'string' || code.length > 60) return next();
    response.redirect(303, `/j/${encodeURIComponent(tidyJoinCode(code))}`);
  });
  router.get('/:code', (request, response) => handler.show(request, response));
  router.post('/:code', express.text({ type: FORM, limit: MOST_BYTES }), (request, response) =>
    handler.takeForm(request, response),
  );
  return router;
};

/** A check-in by a plain form: parsed strictly, said to the room as over a socket, and counted once however often it is sent. */
import { hash } from 'node:crypto';
import { z } from 'zod';
import { planId } from '../../shared/kernel/ids.ts';
import type { Refusal } from '../../shared/kernel/refusals.ts';
import { no, ok, type Result } from '../../shared/kernel/result.ts';
import type { Metrics } from '../metrics.ts';
import { measureCommand } from '../sockets/commands.ts';
import type { LiveAssemblies } from '../sockets/live-assemblies.ts';
import { PHONE_PACE, RateLimiter } from '../sockets/rate-limiter.ts';
import { isPhoneToken } from '../night/passes.ts';
import { admitPhone } from '../sockets/phone-admission.ts';
import { VISITOR } from './phone-page.ts';

const token = z.string().refine(isPhoneToken);

/** As a browser sends it: every field once, and nothing else. */
const sentForm = z.strictObject({
  delegation: z.union([planId, z.literal(VISITOR)]).transform((id) => (id === VISITOR ? null : id)),
  party: z
    .string()
    .regex(/^\s*[0-9]{1,4}\s*$/)
    .transform(Number)
    .refine((party) => party > 0),
  form: token,
  /** Left out, or blank, where the phone keeps the cookie. */
  phone: token.or(z.literal('')).optional(),
});
export type SentForm = z.output<typeof sentForm>;

/** `body`: as it came, because parsers of forms leave out what they take for dangerous. Null: not as this program's form is sent. */
export const readForm = (body: unknown): SentForm | null => {
  if (typeof body !== 'string') return null;
  const entries = [...new URLSearchParams(body)];
  const fields = Object.fromEntries(entries);
  return Object.keys(fields).length === entries.length ? (sentForm.safeParse(fields).data ?? null) : null;
};

/** The same form with the same words in it is the same command. */
export const commandIdOf = ({ form, delegation, party }: SentForm): string => {
  const hex = hash('sha256', `${form} ${delegation ?? VISITOR} ${party}`);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
};

export class FormCheckIn {
  readonly #assemblies: LiveAssemblies;
  readonly #metrics: Pick<Metrics, 'commands' | 'answer'>;
  readonly #limiter = new RateLimiter(PHONE_PACE);

  constructor(assemblies: LiveAssemblies, metrics: Pick<Metrics, 'commands' | 'answer'>) {
    this.#assemblies = assemblies;
    this.#metrics = metrics;
  }

  /** Resolves once it is counted, or refused. */
  async checkIn(code: string, phone: string, sent: SentForm): Promise<Result<void, Refusal>> {
    const found = this.#assemblies.byCode(code) ?? this.#assemblies.byFormerCode(code);
    if (found && !(await found.open.room.canBeRead())) return no({ code: 'unavailable' });
    const admitted = admitPhone(this.#assemblies, code, phone);
    if (!admitted.ok) return admitted;
    const { assembly, id } = admitted.value;
    if (!this.#limiter.take(id, performance.now())) return no({ code: 'too-fast' });
    const { delegation, party } = sent;
    const command = { type: 'CheckIn', delegation, party, id: commandIdOf(sent) } as const;
    const heardAt = performance.now();
    const reply = await assembly.open.room.submit(command, { role: 'phone', id });
    const outcome = reply.ok ? 'ok' : reply.refusal.code;
    measureCommand(
      this.#metrics,
      { role: 'phone', command: 'CheckIn', outcome },
      performance.now() - heardAt,
    );
    return reply.ok ? ok(undefined) : no(reply.refusal);
  }
}

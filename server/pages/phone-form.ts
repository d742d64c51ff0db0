/** A check-in by a plain form: parsed strictly, said to the room as over a socket, and counted once however often it is sent. */
import { hash } from 'node:crypto';
import { z } from 'zod';
import { planId } from '../../shared/kernel/ids.ts';
import type { Refusal } from '../../shared/kernel/refusals.ts';
import { no, ok, type Result } from '../../shared/kernel/result.ts';
import { RateLimiter } from '../sockets/rate-limiter.ts';
import type { Halls } from '../sockets/halls.ts';
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
  phone: token,
});
export type SentForm = z.output<typeof sentForm>;

/** Null: not as this program's form is sent. */
export const readForm = (body: unknown): SentForm | null => sentForm.safeParse(body).data ?? null;

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
  readonly #halls: Halls;
  readonly #limiter = new RateLimiter({ burst: 20, perSecond: 4 });

  constructor(halls: Halls) {
    this.#halls = halls;
  }

  /** Resolves once it is counted, or refused. */
  async checkIn(code: string, phone: string, sent: SentForm): Promise<Result<void, Refusal>> {
    const found = this.#halls.find(code) ?? this.#halls.byFormerCode(code);
    if (found && !(await found.isSettled())) return no({ code: 'unavailable' });
    const visitor = admitPhone(this.#halls, code, phone);
    if (!visitor.ok) return visitor;
    const { hall, id } = visitor.value;
    if (!this.#limiter.take(id, performance.now())) return no({ code: 'too-fast' });
    const { delegation, party } = sent;
    const command = { type: 'CheckIn', delegation, party, id: commandIdOf(sent) } as const;
    const heardAt = performance.now();
    const reply = await hall.room.submit(command, { role: 'phone', id });
    hall.count('phone', 'CheckIn', reply.ok ? 'ok' : reply.refusal.code, performance.now() - heardAt);
    return reply.ok ? ok(undefined) : no(reply.refusal);
  }
}

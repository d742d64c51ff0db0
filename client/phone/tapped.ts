/** What was tapped and has no answer yet, as the phone keeps it over a reload, and when it means nothing any more. */
import type { Instant, Ms } from '../../shared/kernel/time.ts';

export interface Tapped {
  /** The join code it was tapped under. */
  readonly code: string;
  /** The command's id: however often it is sent, it counts once. */
  readonly id: string;
  /** By this phone's own clock. */
  readonly at: Instant;
}

export interface TappedCheckIn extends Tapped {
  readonly delegation: string | null;
  readonly party: number;
}

const LONGEST_MS: Ms = 12 * 3_600_000;

/** Also where the phone's clock was set back meanwhile: nobody can tell how old it is. */
export const isStale = ({ at }: Pick<Tapped, 'at'>, now: Instant = Date.now()): boolean =>
  Math.abs(now - at) >= LONGEST_MS;

export const writeTapped = ({ code, id, delegation, party, at }: TappedCheckIn): string =>
  [code, id, delegation ?? '-', party, at].join(' ');

/** Null where there is nothing, or nothing that can be read. */
export const readTapped = (kept: string | null): TappedCheckIn | null => {
  const [code, id, delegation, party, at] = (kept ?? '').split(' ');
  if (!code || !id || !delegation || !(Number(party) > 0) || !(Number(at) > 0)) return null;
  return {
    code,
    id,
    delegation: delegation === '-' ? null : delegation,
    party: Number(party),
    at: Number(at),
  };
};

/** A record's fingerprint as people read it out and compare it. */

/** The first 16 letters of it, in groups of four. */
export const shortFingerprint = (fingerprint: string): string =>
  (fingerprint.slice(0, 16).match(/.{4}/g) ?? []).join(' ').toUpperCase();

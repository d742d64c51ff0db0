/** A record as it is written down: canonical JSON, so that whoever reads it writes the same text again and can check it. */
import canonicalize from 'canonicalize';
import { RECORD_FORMAT, type NightRecord } from '../../shared/views/record-file.ts';
import { chainHash, hashOfBody } from '../log/chain.ts';

export const textOf = (record: NightRecord): string => canonicalize(record) ?? '';

/** Over the chain's last hash and the record's own text, so that neither is changed without it. */
export const fingerprintOf = (head: string, text: string): string => chainHash(head, hashOfBody(text));

export interface Written {
  readonly fingerprint: string;
  /** Without the chain. */
  readonly page: string;
  readonly file: string;
}

/** `text`: of the record; `chain`: of its commits, as JSON. */
export const written = (version: number, head: string, text: string, chain: string): Written => {
  const fingerprint = fingerprintOf(head, text);
  const frame = JSON.stringify({ format: RECORD_FORMAT, version, head, fingerprint }).slice(0, -1);
  return {
    fingerprint,
    page: `${frame},"record":${text}}\n`,
    file: `${frame},"record":${text},\n"chain":${chain}}\n`,
  };
};

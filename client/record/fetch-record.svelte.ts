/** Fetches the record, and again while the night is on: by plain HTTP, because a reader has no part in the night. */
import type { RecordPage } from '../../shared/views/record-file.ts';
import { addressOfPage } from '../link/address.ts';

const AGAIN_MS = 30_000;

export const addressOf = (file: string): string =>
  `/a/${encodeURIComponent(addressOfPage().assembly)}/${file}`;

export class RecordReader {
  page = $state.raw<RecordPage | null>(null);
  /** When the server had it so, as it says itself. */
  asOf = $state(0);
  failed = $state(false);

  constructor() {
    void this.fetch();
    setInterval(() => {
      if (!document.hidden && this.page?.record.night.state !== 'over') void this.fetch();
    }, AGAIN_MS);
  }

  async fetch(): Promise<void> {
    try {
      const response = await fetch(addressOf('record.json?part=page'));
      if (!response.ok) throw new Error(String(response.status));
      // What the server writes is the shape that both ends share.
      this.page = (await response.json()) as RecordPage;
      this.asOf = Date.parse(response.headers.get('date') ?? '') || Date.now();
      this.failed = false;
    } catch {
      // Said on the page, beside what was read before.
      this.failed = true;
    }
  }
}

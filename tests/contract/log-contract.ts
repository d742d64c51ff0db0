/** What every log must do, whichever store is behind it: each store's test calls this with a way to open it. */
import { afterEach, beforeEach, describe } from 'vitest';
import type { StoredCommit } from '../../server/log/chain.ts';
import type { Log } from '../../server/log/log.ts';
import { appendingAndReading, conflicts } from './appending.ts';
import { noticingDamage } from './damage.ts';
import { following } from './following.ts';
import { forgetting, keepingKeys } from './forgetting.ts';

/** A stored commit and the place, from 1, that the store keeps it at. */
export interface Place extends StoredCommit {
  readonly place: number;
}

/** An empty store, opened for one test. */
export interface OpenStore {
  readonly log: Log;
  /** Changes an assembly's stored commits behind the log's back; what the log knows of its end stays as it is. */
  tamper(assembly: string, change: (places: Place[]) => Place[]): Promise<void>;
  /** Closes the log and removes the store. */
  done(): Promise<void>;
}

export const describeLog = (name: string, open: () => Promise<OpenStore>): void => {
  describe(`the contract of every log: ${name}`, () => {
    let store: OpenStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.done());
    const current = (): OpenStore => store;

    describe('appending and reading', () => {
      appendingAndReading(current);
    });
    describe('conflicts', () => {
      conflicts(current);
    });
    describe('following', () => {
      following(current);
    });
    describe('forgetting', () => {
      forgetting(current);
    });
    describe('the keyring', () => {
      keepingKeys(current);
    });
    describe('damage', () => {
      noticingDamage(current);
    });
  });
};

/** The store of the test that is running. */
export type Current = () => OpenStore;

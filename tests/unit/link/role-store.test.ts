/** What a page has been shown: never an older picture over a newer one, and the last one stays whatever the link does. */
import { describe, expect, test } from 'vitest';
import { RoleStore } from '../../../client/link/role-store.svelte.ts';
import type { MineMessage, ViewMessage } from '../../../shared/wire.ts';

const NOW = 1_588_181_400_000;
const place = (address: string): ViewMessage['slices'] => ({ place: { address } });
const view = (version: number, slices: ViewMessage['slices']): ViewMessage => ({ version, now: NOW, slices });
const mine = (version: number): MineMessage => ({ version, checkIn: null, ballots: {} });

describe('a view', () => {
  test('that is older than what is shown is dropped', () => {
    const store = new RoleStore();
    store.show(view(7, place('new')));
    store.show(view(6, place('old')));
    expect([store.version, store.slices.place]).toEqual([7, { address: 'new' }]);
  });

  test('of the same version may bring what no log holds', () => {
    const store = new RoleStore();
    store.show(view(7, place('one')));
    store.show(view(7, place('two')));
    expect(store.slices.place).toEqual({ address: 'two' });
  });

  test('leaves every slice as it was that it doesn’t name', () => {
    const store = new RoleStore();
    store.show(view(7, place('here')));
    store.show(view(8, { service: { saving: 'ok' } }));
    expect(store.slices).toEqual({ place: { address: 'here' }, service: { saving: 'ok' } });
  });

  test('says that the link is alive, however old it is', () => {
    const store = new RoleStore();
    store.show(view(7, {}));
    store.lost();
    expect(store.status).toBe('reconnecting');
    store.show(view(3, {}));
    expect(store.status).toBe('live');
  });
});

describe('the link', () => {
  test('keeps the last picture when it is lost, and when the page is turned away', () => {
    const store = new RoleStore();
    store.lost();
    expect(store.status).toBe('connecting');
    store.show(view(7, place('here')));
    store.lost();
    store.refused({ code: 'pass-revoked' });
    expect([store.status, store.refusal, store.slices.place]).toEqual([
      'refused',
      { code: 'pass-revoked' },
      { address: 'here' },
    ]);
    store.show(view(8, {}));
    expect([store.status, store.refusal]).toEqual(['live', null]);
  });
});

test('what a phone has said is never told by an older message', () => {
  const store = new RoleStore();
  store.remember(mine(5));
  store.remember(mine(4));
  expect(store.mine?.version).toBe(5);
  const again = { ...mine(5), barred: ['B1'] };
  store.remember(again);
  expect(store.mine).toBe(again);
});

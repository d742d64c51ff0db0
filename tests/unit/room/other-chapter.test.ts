/** The room and the publisher carry any chapter: here one of two facts, that has nothing to do with a night. */
import { afterEach, describe, expect, test } from 'vitest';
import { seal } from '../../../server/log/chain.ts';
import { beginning, type LogCommit } from '../../../server/log/log.ts';
import { MemoryLog } from '../../../server/log/memory-log.ts';
import { noKeys, type ChapterKeys } from '../../../server/room/chapter-keys.ts';
import { Room } from '../../../server/room/room.ts';
import { concernedPhones } from '../../../server/sockets/concerned-phones.ts';
import { Publisher } from '../../../server/sockets/publisher.ts';
import type { Actor } from '../../../shared/kernel/decider.ts';
import type { Role } from '../../../shared/kernel/roles.ts';
import { collection, type BoxOpened, type Collection } from '../../support/toy-chapter.ts';
import { uuid } from '../../support/night/play.ts';

const BOX = 'box';
const treasurer: Actor = { role: 'chair', id: 'treasurer' };
const giver = (number: number): Actor => ({ role: 'phone', id: `giver-${number}` });
const give = (serial: number, coins: number) => ({ type: 'GiveCoins', coins, id: uuid(serial) }) as const;

/** Notes what came of each append, and lets somebody else be first where it is told to. */
class CountingLog extends MemoryLog<Collection['event']> {
  readonly outcomes: ('stored' | 'conflict')[] = [];

  whoIsFirst: (() => Promise<unknown>) | null = null;

  override async append(...parts: Parameters<MemoryLog<Collection['event']>['append']>) {
    const first = this.whoIsFirst;
    this.whoIsFirst = null;
    await first?.();
    const outcome = await super.append(...parts);
    this.outcomes.push(outcome);
    return outcome;
  }
}

const openedLog = async (): Promise<CountingLog> => {
  const log = new CountingLog();
  const opened: BoxOpened = { type: 'BoxOpened', room: 10 };
  const body = { version: 1, id: uuid(0), at: 1, by: 'server', events: [opened] };
  await log.append(BOX, beginning, [seal('', body)]);
  log.outcomes.length = 0;
  return log;
};

const openRoom = (
  log: MemoryLog<Collection['event']>,
  keys: ChapterKeys<Collection> = noKeys,
): Promise<Room<Collection>> =>
  Room.open({
    id: BOX,
    chapter: collection,
    log,
    clock: () => 2,
    contextOf: (now, by) => ({ now, by, newId: () => 'id' }),
    keys,
  });

describe('a room of another chapter', () => {
  test('decides its commands, each with the answer of its own decider', async () => {
    const room = await openRoom(await openedLog());
    expect(await room.submit(give(1, 4), giver(1))).toEqual({ ok: true, version: 2 });
    expect(await room.submit(give(2, 7), giver(2))).toEqual({
      ok: false,
      refusal: { code: 'list-full' },
    });
    expect(room.state).toEqual({ room: 10, coins: 4, givers: new Set(['giver-1']) });
  });

  test('makes what comes at once durable in one append, the crew’s before the rest', async () => {
    const log = await openedLog();
    const room = await openRoom(log);
    const said = [
      room.submit(give(1, 2), giver(1)),
      room.submit(give(2, 3), giver(2)),
      room.submit(give(3, 9), treasurer),
    ];
    expect(await Promise.all(said)).toEqual([
      { ok: false, refusal: { code: 'list-full' } },
      { ok: false, refusal: { code: 'list-full' } },
      { ok: true, version: 2 },
    ]);
    expect(log.outcomes).toEqual(['stored']);
  });

  test('decides again on top of what another node stored first', async () => {
    const log = await openedLog();
    const [one, other] = [await openRoom(log), await openRoom(log)];
    const theirs = Promise.withResolvers<unknown>();
    log.whoIsFirst = () => {
      theirs.resolve(other.submit(give(2, 6), giver(2)));
      return theirs.promise;
    };
    const ours = await one.submit(give(1, 6), giver(1));
    expect(log.outcomes).toEqual(['stored', 'conflict']);
    expect(await theirs.promise).toEqual({ ok: true, version: 2 });
    expect(ours).toEqual({ ok: false, refusal: { code: 'list-full' } });
    expect(one.state).toEqual(other.state);
  });

  test('is the same when its log is replayed, and gives the same answers', async () => {
    const log = await openedLog();
    const room = await openRoom(log);
    await room.submit(give(1, 4), giver(1));
    const again = await openRoom(log);
    expect(again.state).toEqual(room.state);
    expect(again.head).toEqual(room.head);
    expect(await again.submit(give(1, 4), giver(1))).toEqual({ ok: true, version: 2 });
    expect(again.version).toBe(2);
  });

  test('calls for the chapter’s keys at the right moments', async () => {
    const calls: string[] = [];
    const note =
      (call: string) =>
      async (...what: readonly unknown[]) =>
        void calls.push(`${call} ${JSON.stringify(what.at(-1))}`);
    const log = await openedLog();
    const room = await openRoom(log, {
      settle: note('settle'),
      readyFor: note('readyFor'),
      follow: note('follow'),
      hear: note('hear'),
      forgetAfter: (events) => void calls.push(`forgetAfter ${JSON.stringify(events)}`),
    });
    await room.submit(give(1, 4), giver(1));
    const given = '[{"type":"CoinsGiven","coins":4}]';
    expect(calls).toEqual([
      'settle {"room":10,"coins":0,"givers":{}}',
      `readyFor [{"type":"GiveCoins","coins":4,"id":"${uuid(1)}"}]`,
      `follow ${given}`,
      `forgetAfter ${given}`,
    ]);
  });
});

describe('the publisher of another chapter', () => {
  let publisher: Publisher<Collection>;
  afterEach(() => publisher.close());

  test('sends each role the slices that the chapter lets it read, and no others', async () => {
    const room = await openRoom(await openedLog());
    const sent: [Role, object][] = [];
    publisher = new Publisher({
      chapter: collection,
      room,
      clock: () => 3,
      emit: (role, { slices }) => void sent.push([role, slices]),
    });
    expect(publisher.full('chair').slices).toEqual({ sum: { coins: 0, left: 10 } });
    publisher.show('weather', { isRaining: true });
    await room.submit(give(1, 4), treasurer);
    expect(sent).toEqual([
      ['chair', { weather: { isRaining: true } }],
      ['phone', { weather: { isRaining: true } }],
      ['chair', { sum: { coins: 4, left: 6 } }],
    ]);
    expect(publisher.full('phone')).toEqual({
      version: 2,
      now: 3,
      slices: { weather: { isRaining: true } },
    });
  });

  test('and its facts say whose phones they concern', async () => {
    const room = await openRoom(await openedLog());
    const commit = { version: 2, id: uuid(1), at: 1, by: 'giver-1', hash: '' };
    const batch = { moved: new Set<'box'>(), urgent: false };
    const given = { ...commit, events: [{ type: 'CoinsGiven', coins: 1 } as const] };
    const opened = { ...commit, events: [{ type: 'BoxOpened', room: 1 } as const] };
    const concerned = (commits: readonly LogCommit<Collection['event']>[], appendMs: number | null) =>
      concernedPhones(collection, room.state, { ...batch, commits, appendMs });
    expect(concerned([given], 1)).toEqual([]);
    expect(concerned([given], null)).toEqual(['giver-1']);
    expect(concerned([given, opened], 1)).toBe('all');
    expect(concerned([], null)).toBe('all');
  });
});

/** The contract of every log: who follows hears every batch, once it is durable. */
import { expect, test } from 'vitest';
import { beginning } from '../../server/log/log.ts';
import type { Log, LogCommit } from '../../server/log/log.ts';
import { append, chain, headOf, readAll } from '../support/night/chains.ts';
import type { Current } from './log-contract.ts';

export const following = (current: Current): void => {
  const night = chain(6);
  const appendFrom = (log: Log, from: number, to: number) =>
    append(log, night.slice(from, to), headOf(night.slice(0, from)));

  test('a follower hears every batch from then on, in order, of its own assembly', async () => {
    const { log } = current();
    await appendFrom(log, 0, 1);
    const subscriber = listen(log, 'tv', headOf(night.slice(0, 1)));
    await append(log, chain(1), beginning, 'elsewhere');
    await appendFrom(log, 1, 2);
    await appendFrom(log, 2, 5);
    await appendFrom(log, 5, 6);
    expect(await subscriber.heard(3)).toEqual([night.slice(1, 2), night.slice(2, 5), night.slice(5)]);
  });

  test('a follower who comes late hears first what was stored since, each commit once', async () => {
    const { log } = current();
    await appendFrom(log, 0, 2);
    await appendFrom(log, 2, 4);
    const late = listen(log, 'tv', headOf(night.slice(0, 2)));
    const first = listen(log, 'tv');
    await appendFrom(log, 4, 6);
    expect((await late.heard(2)).flat()).toEqual(night.slice(2));
    while ((await first.heard(1)).flat().length < night.length) await first.more();
    expect((await first.heard(1)).flat()).toEqual(night);
  });

  test('what was not stored is not heard', async () => {
    const { log } = current();
    const subscriber = listen(log, 'tv');
    await appendFrom(log, 0, 2);
    await append(log, chain(1, beginning, 'phone-2'));
    await appendFrom(log, 2, 3);
    expect(await subscriber.heard(2)).toEqual([night.slice(0, 2), night.slice(2, 3)]);
  });

  test('a follower who stopped hears no more, while the others do', async () => {
    const { log } = current();
    const [leaver, stayer] = [listen(log, 'tv'), listen(log, 'tv')];
    await appendFrom(log, 0, 1);
    await Promise.all([leaver.heard(1), stayer.heard(1)]);
    leaver.stop();
    await appendFrom(log, 1, 2);
    expect(await stayer.heard(2)).toHaveLength(2);
    expect(await leaver.heard(1)).toHaveLength(1);
  });

  test('a follower who stops while the batch is being stored does not hear it', async () => {
    const { log } = current();
    const [leaver, stayer] = [listen(log, 'tv'), listen(log, 'tv')];
    const storing = appendFrom(log, 0, 1);
    leaver.stop();
    await storing;
    expect(await stayer.heard(1)).toHaveLength(1);
    expect(await leaver.heard(0)).toEqual([]);
  });

  test('what a follower hears is durable, and it may append in turn without others hearing it first', async () => {
    const { log } = current();
    const read = new Promise<LogCommit[]>((resolve) => {
      const stop = log.follow('tv', beginning, {
        batch: () => {
          stop();
          void appendFrom(log, 1, 2).then(async () => resolve(await readAll(log, 'tv')));
        },
      });
    });
    const subscriber = listen(log, 'tv');
    await appendFrom(log, 0, 1);
    expect(await read).toEqual(night.slice(0, 2));
    expect(await subscriber.heard(2)).toEqual([night.slice(0, 1), night.slice(1, 2)]);
  });

  test('a follower that throws takes the process down, but neither the append nor the other followers', async () => {
    const { log } = current();
    const defect = new Error('this follower is broken');
    log.follow('tv', beginning, {
      batch: () => {
        throw defect;
      },
    });
    const subscriber = listen(log, 'tv');
    const { crash, calm } = watchForCrash();
    try {
      expect(await appendFrom(log, 0, 1)).toBe('stored');
      expect(await crash).toBe(defect);
      expect(await subscriber.heard(1)).toEqual([night.slice(0, 1)]);
    } finally {
      calm();
    }
  });
};

/** Collects what is heard; `heard(n)` waits for the nth batch. */
const listen = (log: Log, assembly: string, after = beginning) => {
  const batches: (readonly LogCommit[])[] = [];
  const waiting: (() => void)[] = [];
  const stop = log.follow(assembly, after, {
    batch: (batch) => {
      batches.push(batch);
      for (const go of waiting.splice(0)) go();
    },
  });
  const more = (): Promise<void> => new Promise((go) => waiting.push(go));
  const heard = async (count: number) => {
    while (batches.length < count) await more();
    return batches;
  };
  return { heard, more, stop };
};

/** Stands in for the end of the process: takes the place of vitest’s own listeners until `calm`. */
const watchForCrash = () => {
  const usual = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  const crash = new Promise<unknown>((resolve) => process.once('uncaughtException', resolve));
  const calm = (): void => {
    process.removeAllListeners('uncaughtException');
    for (const listener of usual) process.on('uncaughtException', listener);
  };
  return { crash, calm };
};

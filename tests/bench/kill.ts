/** kill -9 while everybody taps: what was acknowledged and is gone, and how soon the last phone is back. */
import { setTimeout as pause } from 'node:timers/promises';
import { Crowd } from './crowd.ts';
import type { Figures } from './figures.ts';
import { startServer } from './server.ts';

const now = (): number => performance.timeOrigin + performance.now();

export const kill9 = async (phones: number): Promise<Figures> => {
  let server = await startServer();
  const crowd = new Crowd();
  try {
    const { url, code } = server;
    await crowd.ask({ do: 'arrive', count: phones, withinMs: phones, checkIn: true, url, code });
    const storm = crowd.ask({ do: 'storm' });
    await pause(2_000);
    const killedAt = now();
    server = await server.killed();
    const { lost = Number.NaN, acknowledged = 0, lastBackAt = Number.NaN } = await storm;
    return {
      kill9_lost: lost,
      kill9_acknowledged: acknowledged,
      kill9_back_s: (lastBackAt - killedAt) / 1_000,
    };
  } finally {
    crowd.goHome();
    await server.stop();
  }
};

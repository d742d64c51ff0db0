/** Two chairs press “next” at the same moment: one step is taken, and the other chair is told. */
import { beforeAll, describe, expect, test } from 'vitest';
import { codeOf, type Visitor } from '../../support/programs/client.ts';
import { crew } from '../../support/programs/seats.ts';
import { startServer, type RunningServer } from '../../support/programs/server.ts';

const ROUNDS = 20;

let server: RunningServer;
let chairs: readonly [Visitor, Visitor];

beforeAll(async () => {
  server = await startServer();
  chairs = [await crew(server, 'chair'), await crew(server, 'chair')];
});

const runningOrder = (): string[] => chairs[0].view.agenda?.segments.map(({ id }) => id) ?? [];
const press = (chair: Visitor, segment: string, from: string | null) =>
  chair.send('StartSegment', { segment, from });

describe('two chairs at once', () => {
  test(`in ${ROUNDS} rounds exactly one step each time, and the other chair hears moved-on`, async () => {
    const order = runningOrder();
    let from: string | null = null;
    for (const segment of order.slice(0, ROUNDS)) {
      const before = chairs[0].version;
      const replies = await Promise.all(chairs.map((chair) => press(chair, segment, from)));
      expect(replies.map(codeOf).toSorted()).toEqual(['moved-on', 'ok']);
      for (const chair of chairs) {
        await chair.until(({ agenda }) => agenda?.current === segment, `${segment} to be on`);
        expect(chair.version).toBe(before + 1);
        expect(chair.view.agenda?.segments.filter(({ status }) => status === 'on')).toHaveLength(1);
      }
      from = segment;
    }
    expect(from).toBe(order[ROUNDS - 1]);
  });

  test('the one who was too late is told what is on', async () => {
    const on = chairs[0].view.agenda?.current ?? '';
    const reply = await press(chairs[1], runningOrder()[0] ?? '', runningOrder()[3] ?? '');
    expect(reply).toEqual({ ok: false, refusal: { code: 'moved-on', detail: on } });
  });
});

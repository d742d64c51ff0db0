/** A plan that is changed while people come in at another node: what was acknowledged to them stays. */
import { expect, test } from 'vitest';
import { MemoryLog } from '../../../server/log/memory-log.ts';
import { PlanChanged, Rooms } from '../../../server/night/rooms.ts';
import { at, phone, samplePlan } from '../../support/night/night.ts';
import { allCommits, SlowLog, submission } from '../../support/night/rooms.ts';

/** One node's way to the log, so slow that it has heard of nothing yet. */
class SlowToHear extends SlowLog {
  override follow(): () => void {
    return () => {};
  }
}

const changed = { ...samplePlan, assembly: { ...samplePlan.assembly, title: 'Another title' } };

test('a node that has not heard of them does not erase them', async () => {
  const log = new MemoryLog();
  const here = new Rooms(log, () => at('17:30'));
  await here.openPlan(samplePlan);
  const there = new Rooms(new SlowToHear(log, [0]), () => at('17:30'));
  await there.openAll();
  const { id } = samplePlan.assembly;
  const checkIn = submission(1, { type: 'CheckIn', delegation: 'D01', party: 2 });
  expect(await here.byId(id)?.room.submit(checkIn, phone(1))).toEqual({ ok: true, version: 2 });
  await expect(there.openPlan(changed)).rejects.toThrow(PlanChanged);
  expect(await allCommits(log)).toHaveLength(2);
});

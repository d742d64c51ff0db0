/** The button that goes on: two chairs at once take one step, and it is the server that says so. */
import { expect, test } from 'vitest';
import { Steps } from '../../../client/chair/now/steps.ts';
import { RoleStore } from '../../../client/link/role-store.svelte.ts';
import { Sender } from '../../../client/link/sender.svelte.ts';
import type { CommandInput } from '../../../shared/night/commands.ts';
import type { AgendaView, SegmentRow } from '../../../shared/views/agenda.ts';

const open = () => {
  const said: CommandInput[] = [];
  const store = new RoleStore();
  store.send = (command) => {
    said.push(command);
    return Promise.resolve({ ok: true, version: said.length });
  };
  let agenda = { current: null, runningSince: null, segments: [] as SegmentRow[] } as unknown as AgendaView;
  const steps = new Steps(new Sender(store), () => agenda);
  /** Once whatever was said has its answer. */
  const show = async (current: string, sinceMs: number): Promise<void> => {
    await new Promise((done) => setTimeout(done));
    const on = { id: current, usedMs: 0 } as SegmentRow;
    agenda = { ...agenda, current, segments: [on], runningSince: store.clock.now - sinceMs };
    steps.show(current);
  };
  return { steps, show, said };
};

test('a press right after somebody else’s step still leaves the segment that it was meant for', async () => {
  const { steps, show, said } = open();
  await show('S01', 60_000);
  await show('S02', 100);
  steps.go('S03');
  expect(said).toEqual([{ type: 'StartSegment', segment: 'S03', from: 'S01' }]);
});

test('a press after a step of one’s own, or after it could be read, leaves what is on', async () => {
  const { steps, show, said } = open();
  await show('S01', 60_000);
  steps.go('S02');
  await show('S02', 100);
  steps.start('order', 'S03', 'S02');
  await show('S03', 100);
  steps.go('S04');
  await show('S05', 600);
  steps.go('S06');
  expect(said.slice(2)).toEqual([
    { type: 'StartSegment', segment: 'S04', from: 'S03' },
    { type: 'StartSegment', segment: 'S06', from: 'S05' },
  ]);
});

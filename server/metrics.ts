/** What an operator can measure: Prometheus metrics, with nothing in them about any person. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  readonly connections: Gauge<'role'>;
  readonly refused: Counter<'reason'>;
  readonly commands: Counter<'role' | 'command' | 'outcome'>;
  readonly answer: Histogram<'role'>;
  readonly batch: Histogram;
  readonly append: Histogram;
  readonly publish: Histogram;
  readonly follow: Histogram;
  readonly dropped: Counter;
  readonly ended: Counter<'why'>;
  readonly crowded: Counter;
}

/** What is read of each assembly whenever somebody asks. */
interface WatchedRoom {
  readonly id: string;
  readonly version: number;
  readonly saving: 'ok' | 'failing';
}

const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** One figure for each assembly, worked out when it is asked for. */
const watch = (
  registry: Registry,
  { name, help }: { readonly name: string; readonly help: string },
  rooms: () => readonly WatchedRoom[],
  valueOf: (room: WatchedRoom) => number,
): Gauge<'assembly'> =>
  new Gauge({
    name,
    help,
    labelNames: ['assembly'],
    registers: [registry],
    collect() {
      this.reset();
      for (const room of rooms()) this.set({ assembly: room.id }, valueOf(room));
    },
  });

export const openMetrics = (rooms: () => readonly WatchedRoom[]): Metrics => {
  const registry = new Registry();
  // Among them the delay of the event loop: nodejs_eventloop_lag_seconds, and its mean, p50, p90, p99.
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const version = {
    name: 'assembly_log_version',
    help: 'Newest commit this node has folded: how far it is behind is the difference to the highest of all nodes',
  };
  const saving = { name: 'assembly_saving', help: '1 while what is said is saved, 0 while saving fails' };
  watch(registry, version, rooms, (room) => room.version);
  watch(registry, saving, rooms, (room) => (room.saving === 'ok' ? 1 : 0));
  return {
    registry,
    connections: new Gauge({
      name: 'assembly_connections',
      help: 'Open connections by role',
      labelNames: ['role'],
      registers,
    }),
    refused: new Counter({
      name: 'assembly_refused_handshakes_total',
      help: 'Who was not let in, by the reason they were told',
      labelNames: ['reason'],
      registers,
    }),
    commands: new Counter({
      name: 'assembly_commands_total',
      help: 'Commands by role, type and outcome (ok, or the refusal)',
      labelNames: ['role', 'command', 'outcome'],
      registers,
    }),
    answer: new Histogram({
      name: 'assembly_answer_seconds',
      help: 'Time from a command’s arrival until its answer is sent, by role',
      labelNames: ['role'],
      buckets: SECONDS,
      registers,
    }),
    batch: new Histogram({
      name: 'assembly_batch_commits',
      help: 'Commits made durable by one append',
      buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500],
      registers,
    }),
    append: new Histogram({
      name: 'assembly_append_seconds',
      help: 'Time until a batch is durable',
      buckets: SECONDS,
      registers,
    }),
    publish: new Histogram({
      name: 'assembly_publish_seconds',
      help: 'Time from a change until it is on its way to the last whom it concerns, the phones included',
      buckets: SECONDS,
      registers,
    }),
    follow: new Histogram({
      name: 'assembly_follow_seconds',
      help: 'Age of another node’s commits, votes left out, when this node has folded them, by the two nodes’ clocks',
      buckets: SECONDS,
      registers,
    }),
    dropped: new Counter({
      name: 'assembly_dropped_packets_total',
      help: 'Packets beyond a connection’s allowance, dropped before anything read them',
      registers,
    }),
    ended: new Counter({
      name: 'assembly_ended_connections_total',
      help: 'Connections that were ended because they flooded (flood), or did not read what was sent to them (unread)',
      labelNames: ['why'],
      registers,
    }),
    crowded: new Counter({
      name: 'assembly_crowded_out_total',
      help: 'Connections ended to make room for others, because this process may have no more files open',
      registers,
    }),
  };
};

/** What an operator can measure: Prometheus metrics, with nothing in them about any person. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  readonly connections: Gauge<'role'>;
  readonly commands: Counter<'role' | 'command' | 'outcome'>;
  readonly batch: Histogram;
  readonly append: Histogram;
  readonly publish: Histogram;
}

const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

export const openMetrics = (): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    connections: new Gauge({
      name: 'assembly_connections',
      help: 'Open connections by role',
      labelNames: ['role'],
      registers,
    }),
    commands: new Counter({
      name: 'assembly_commands_total',
      help: 'Commands by role, type and outcome (ok, or the refusal)',
      labelNames: ['role', 'command', 'outcome'],
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
      help: 'Time to work out the slices that changed and hand them to the sockets',
      buckets: SECONDS,
      registers,
    }),
  };
};

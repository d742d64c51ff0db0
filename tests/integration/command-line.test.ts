/** npm start, with what can be wrong about it: one clear sentence on stderr and exit code 1, or the links on stdout. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join as pathTo } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BadConfig, readConfig } from '../../server/config.ts';
import { cannotStart, oneSentence } from '../support/programs/cannot-start.ts';
import { codeOf, join } from '../support/programs/client.ts';
import { crew, phone } from '../support/programs/seats.ts';
import { newFolder, spawnServer } from '../support/programs/server-process.ts';
import { sayingsUntil, secretOf, startServer } from '../support/programs/server.ts';

const SMALLEST = 'tests/plans/smallest.json';
type PlanFile = Record<string, unknown> & { assembly: Record<string, unknown> };

const readPlan = (): PlanFile => JSON.parse(readFileSync(SMALLEST, 'utf8')) as PlanFile;
const writePlan = (plan: unknown, path = pathTo(newFolder('plan'), 'plan.json')): string => {
  writeFileSync(path, JSON.stringify(plan, null, 2));
  return path;
};
const retitled = (title: string): PlanFile => {
  const plan = readPlan();
  return { ...plan, assembly: { ...plan.assembly, title } };
};

const taken = async (): Promise<{ port: number; server: Server }> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : 0, server };
};

describe('what can’t be started', () => {
  test('a port that is taken', async () => {
    const { port, server } = await taken();
    const said = oneSentence(await cannotStart([], { PORT: String(port) }));
    server.close();
    expect(said).toContain(`Port ${port} is taken`);
  });

  test('data that can’t be kept where it should be', async () => {
    const file = writePlan({});
    expect(oneSentence(await cannotStart([], { DATA_DIR: pathTo(file, 'data') }))).toContain(file);
    expect(oneSentence(await cannotStart([], { DATA_DIR: file }))).toContain('DATA_DIR');
  });

  test('a second server on the same data; the first goes on', async () => {
    const first = await startServer();
    const said = oneSentence(await cannotStart([], { DATA_DIR: first.dataDir }));
    expect(said).toContain('already running');
    expect(said).toContain(first.dataDir);
    expect(
      codeOf(await (await crew(first, 'chair')).send('StartSegment', { segment: 'S01', from: null })),
    ).toBe('ok');
  });

  test('a plan with a mistake: its line and its field are named', async () => {
    const [delegation] = readPlan()['delegations'] as Record<string, unknown>[];
    const path = writePlan({ ...readPlan(), delegations: [{ ...delegation, pledged: 'many' }] });
    const line =
      readFileSync(path, 'utf8')
        .split('\n')
        .findIndex((text) => text.includes('"many"')) + 1;
    const said = await cannotStart([path]);
    expect(said).toContain(`line ${line} · delegations[0].pledged (D01): should be`);
    expect(said.split('\n').at(-1)).toContain('can’t be opened');
  });

  test('a plan that isn’t there', async () => {
    expect(await cannotStart(['no-such-plan.yaml'])).toContain('There is no file no-such-plan.yaml');
  });

  test.each([
    ['REDIS_URL', 'redis://127.0.0.1:1'],
    ['PORT', 'eighty'],
  ])('a setting that is no good: %s=%s', async (name, value) => {
    expect(oneSentence(await cannotStart([], { [name]: value }))).toContain(name);
  });

  test.each([
    ['PORT', '70000'],
    ['PORT', '80.5'],
    ['PUBLIC_URL', 'assembly.example.org'],
    ['PUBLIC_URL', 'ftp://assembly.example.org'],
    ['PUBLIC_URL', 'https://assembly.example.org/#x'],
    ['PUBLIC_URL', 'https://assembly.example.org/?q=1'],
    ['PUBLIC_URL', 'https://assembly.example.org?'],
    ['PUBLIC_URL', 'https://somebody:secret@assembly.example.org'],
    ['LOG_LEVEL', 'loud'],
    ['REDIS_URL', 'http://127.0.0.1:6379'],
    ['REDIS_URL', 'redis://127.0.0.1:6379/abc'],
    ['REDIS_URL', 'redis:6379'],
    ['REDIS_URL', 'redis://'],
    ['REDIS_URL', 'redis:///0'],
    ['REDIS_REPLICAS', 'some'],
  ])('other settings that are no good, read in this process: %s=%s', (name, value) => {
    expect(() => readConfig({ [name]: value }, [])).toThrow(BadConfig);
    expect(() => readConfig({ [name]: value }, [])).toThrow(name);
    expect(() => readConfig({ [name]: value }, [])).not.toThrow(/secret|names ,|;/);
  });

  test('an option that isn’t known, and two plans', async () => {
    expect(oneSentence(await cannotStart(['--fast']))).toContain("'--fast'");
    expect(oneSentence(await cannotStart([SMALLEST, SMALLEST]))).toContain('one plan');
  });

  test('pages that haven’t been built', async () => {
    expect(oneSentence(await cannotStart([], { DIST_DIR: newFolder('empty') }))).toContain('not been built');
  });

  test('a record that somebody edited: the commit is named', async () => {
    const server = await startServer();
    const tab = await phone(server);
    expect(await tab.send('CheckIn', { delegation: 'D02', party: 7 })).toEqual({ ok: true, version: 2 });
    expect(await tab.send('CheckIn', { delegation: 'D02', party: 5 })).toEqual({ ok: true, version: 3 });
    await server.stop();
    const file = pathTo(
      server.dataDir,
      readdirSync(server.dataDir).find((name) => name.endsWith('.sqlite')) ?? '',
    );
    const bytes = readFileSync(file);
    const at = bytes.indexOf('"party":7');
    expect(at).toBeGreaterThan(0);
    bytes.write('"party":8', at);
    writeFileSync(file, bytes);
    const said = oneSentence(await cannotStart([], { DATA_DIR: server.dataDir }));
    expect(said).toContain('commit 2 was edited');
  });
});

describe('a plan that is named', () => {
  test('changed before the night, it replaces the earlier one, and the links stay good', async () => {
    const plan = writePlan(retitled('As first written'));
    const server = await startServer({ plan });
    const { code, links } = server.assembly;
    writePlan(retitled('As it was meant'), plan);
    await server.restart();
    const chair = await join(server.url, 'chair', {
      assembly: server.assembly.id,
      pass: secretOf(links.chair),
    });
    expect(chair.view.night?.title).toBe('As it was meant');
    expect(server.assembly.code).toBe(code);
  });

  test('changed after the night began, it is refused, and what happened stays', async () => {
    const plan = writePlan(retitled('As first written'));
    const server = await startServer({ plan });
    await (await crew(server, 'chair')).send('StartSegment', { segment: 'S01', from: null });
    await server.stop();
    const changed = writePlan(retitled('Too late'));
    const said = oneSentence(await cannotStart([changed], { DATA_DIR: server.dataDir }), changed);
    expect(said).toContain('already begun');
    await server.restart();
    const { night, agenda } = (await crew(server, 'chair')).view;
    expect([night?.title, agenda?.current]).toEqual(['As first written', 'S01']);
  });

  test('is opened beside what the data already holds', async () => {
    const server = await startServer();
    await server.stop();
    const both = await startServer({ dataDir: server.dataDir, plan: SMALLEST });
    expect(both.assemblies.map(({ id }) => id)).toEqual(['tv-pcc-2020', 'small']);
    expect(both.assemblies[0]?.code).toBe(server.assembly.code);
  });
});

describe('what is printed', () => {
  test('as JSON: one line, and an address that answers', async () => {
    const server = await startServer();
    expect(server.stdout.split('\n')).toHaveLength(2);
    expect((await fetch(`${server.ownUrl}/healthz`)).status).toBe(200);
    expect(new URL(server.assembly.links.chair).origin).toBe(server.ownUrl);
  });

  test.runIf(process.platform === 'linux')('is the address it listens on, where HOST names one', async () => {
    const server = await startServer({ env: { HOST: '127.0.0.2' } });
    expect((await fetch(`${server.ownUrl}/healthz`)).status).toBe(200);
  });

  test('for people: a link for each chair, and each one works', async () => {
    const dataDir = newFolder('data');
    const spoken = spawnServer([], { DATA_DIR: dataDir });
    const url = await sayingsUntil(spoken, (stdout) => /http:\/\/localhost(:\d+)/.exec(stdout)?.[1] ?? null);
    const links = [...spoken.stdout.matchAll(/\/a\/tv-pcc-2020\/chair#pass=\S+/g)].map(([link]) => link);
    expect(new Set(links).size).toBe(2);
    for (const link of links) {
      const chair = await join(`http://127.0.0.1${url}`, 'chair', {
        assembly: 'tv-pcc-2020',
        pass: secretOf(link),
      });
      expect(chair.view.night?.id).toBe('tv-pcc-2020');
    }
    expect(spoken.stdout).toMatch(/\/j\/[B-Z]{6}\b/);
    spoken.child.kill('SIGTERM');
    expect((await spoken.exited).code).toBe(0);
  });
});

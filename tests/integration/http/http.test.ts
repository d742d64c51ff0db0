/** What Express serves: pages at their addresses, strict headers, the QR code, what operators ask, and nothing beside the built files. */
import { request } from 'node:http';
import jsQr from 'jsqr';
import { beforeAll, describe, expect, test } from 'vitest';
import { crew, phone } from '../../support/programs/seats.ts';
import { startServer, type RunningServer } from '../../support/programs/server.ts';

const TITLE = 'Thames Valley Police &amp; Crime Commissioner Accountability Assembly';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});

const get = async (path: string): Promise<{ status: number; text: string; headers: Headers }> => {
  const response = await fetch(server.url + path);
  return { status: response.status, text: await response.text(), headers: response.headers };
};

/** As written, without the tidying of dots that URL and fetch do. */
const getAsWritten = (path: string): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const asked = request({ hostname, port, path }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    asked.on('error', reject).end();
  });

describe('pages', () => {
  test('are at their addresses, in whatever case a code is typed', async () => {
    const { id, code } = server.assembly;
    const pages: [string, string][] = [
      ['/', 'home'],
      [`/j/${code}`, 'phone'],
      [`/j/${code.toLowerCase()}`, 'phone'],
      [`/j/${code}?d=TATT`, 'phone'],
      [`/a/${id}/chair`, 'chair'],
      [`/a/${id}/recorder`, 'recorder'],
      [`/a/${id}/verifier`, 'verifier'],
      [`/a/${id}/screen`, 'screen'],
      [`/a/${id}/steward`, 'steward'],
      [`/a/${id}/timekeeper`, 'timekeeper'],
      [`/a/${id}/pack`, 'pack'],
    ];
    for (const [path, page] of pages) {
      const { status, text, headers } = await get(path);
      const title = page === 'phone' ? `${TITLE} – Assembly Night` : `The ${page} page`;
      expect([path, status, text]).toEqual([path, 200, `<!doctype html><title>${title}</title>`]);
      expect(headers.get('content-type')).toMatch(/^text\/html/);
      // The crew's pages are kept nowhere.
      expect(headers.get('cache-control')).toBe(path.startsWith('/a/') ? 'no-store' : 'no-cache');
    }
  });

  test('their assets are kept for a year', async () => {
    const { status, text, headers } = await get('/assets/app-1a2b3c4d.js');
    expect([status, text]).toEqual([200, 'export const built = true;']);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('content-type')).toMatch(/javascript/);
  });

  test('what is not there is 404, in plain text', async () => {
    const { id, code } = server.assembly;
    const nowhere = [
      '/nowhere',
      '/j',
      `/a/${id}`,
      `/a/${id}/mayor`,
      `/a/${id}/chair/x`,
      '/j/XXXXXX/qr.svg',
      `/j/${id}/qr.svg`,
    ];
    for (const path of [...nowhere, '/assets/none.js', '/phone/index.html', `/j/${code}/none`]) {
      const { status, headers } = await get(path);
      expect([path, status, headers.get('content-type')]).toEqual([path, 404, 'text/plain; charset=utf-8']);
    }
    expect((await fetch(server.url, { method: 'POST', body: 'x' })).status).toBe(404);
  });

  test('carry headers that let nothing foreign in', async () => {
    for (const path of [
      '/',
      `/j/${server.assembly.code}`,
      '/assets/app-1a2b3c4d.js',
      '/nowhere',
      '/healthz',
    ]) {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toMatch(/unsafe-|\*|https?:/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });
});

describe('files beside the built ones', () => {
  const ways = [
    '/assets/../../package.json',
    '/assets/../../beside.json',
    '/assets/..%2f..%2fbeside.json',
    '/assets/%2e%2e/%2e%2e/beside.json',
    '/assets/%2e%2e%2f%2e%2e%2fbeside.json',
    '/assets/..\\..\\beside.json',
    '/assets/..%5c..%5cbeside.json',
    '/assets//../../beside.json',
    '/assets/%252e%252e/%252e%252e/beside.json',
    '/assets/.%00./beside.json',
    '/../beside.json',
    '//beside.json',
    '/a/x/..%2f..%2fbeside.json',
    '/a/../../beside.json/chair/..',
    '/j/..%2f..%2fbeside.json/qr.svg',
    '/assets/../phone/index.html',
    '/assets/%2e%2e/phone/index.html',
  ];
  test.each(ways)('can’t be reached by %s', async (way) => {
    const { status, text } = await getAsWritten(way);
    expect([way, status]).toEqual([way, 404]);
    expect(text).not.toContain('private');
    expect(text).not.toContain('"name"');
  });

  test.each(['/j/%zz', '/a/%E0%A4%A/chair', '/assets/%c0%ae%c0%ae/beside.json', '/%'])(
    'an address that can’t be read (%s) gets a plain answer that tells nothing of this machine',
    async (way) => {
      const { status, text } = await getAsWritten(way);
      expect([400, 404]).toContain(status);
      expect(text).not.toMatch(/node_modules|\.ts|\.js\b|at /);
      expect(server.stderr).toBe('');
    },
  );
});

/** Draws the path of an SVG as qrcode writes it: M to a place, h along a line of dark modules, m on to the next. */
const rasterise = (svg: string, scale: number): { pixels: Uint8ClampedArray; size: number } => {
  const modules = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
  const path = /stroke="#000000" d="([^"]+)"/.exec(svg)?.[1] ?? '';
  const size = modules * scale;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  let [x, y] = [0, 0];
  const dark = (length: number): void => {
    for (let row = Math.floor(y) * scale; row < (Math.floor(y) + 1) * scale; row += 1)
      pixels.fill(0, (row * size + x * scale) * 4, (row * size + (x + length) * scale) * 4);
    x += length;
  };
  for (const [, step, first = '0', second = '0'] of path.matchAll(/([Mmh])(-?[\d.]+)(?:[ ,]?(-?[\d.]+))?/g)) {
    if (step === 'M') [x, y] = [Number(first), Number(second)];
    if (step === 'm') [x, y] = [x + Number(first), y + Number(second)];
    if (step === 'h') dark(Number(first));
  }
  for (let at = 3; at < pixels.length; at += 4) pixels[at] = 255;
  return { pixels, size };
};

const scan = (svg: string): string | undefined => {
  const { pixels, size } = rasterise(svg, 4);
  return jsQr.default(pixels, size, size)?.data;
};

describe('the QR code', () => {
  test('leads to the address that is announced, which a phone can reach', async () => {
    const { code, join } = server.assembly;
    expect(scan((await get(`/j/${code}/qr.svg`)).text)).toBe(join);
    expect(scan((await get(`/j/${code.toLowerCase()}/qr.svg`)).text)).toBe(join);
    expect(scan((await get(`/j/${code}/qr.svg?d=TATT`)).text)).toBe(`${join}?d=TATT`);
    // Nobody's text but the list's own codes, and no square of its own for each.
    for (const d of ['XXXX', '__proto__', 'TATT%20', 'TATT&d=CEDA'])
      expect([d, scan((await get(`/j/${code}/qr.svg?d=${d}`)).text)]).toEqual([d, join]);
    expect(new URL(join).pathname).toBe(`/j/${code}`);
    expect(new URL(join).hostname).not.toMatch(/^(localhost|127\.|0\.0\.0\.0|\[?::)/);
    expect(new URL(join).port).toBe(new URL(server.url).port);
  });

  test('follows PUBLIC_URL where there is one', async () => {
    const open = await startServer({ env: { PUBLIC_URL: 'https://assembly.example.org/' } });
    const { code, join, links } = open.assembly;
    expect(join).toBe(`https://assembly.example.org/j/${code}`);
    expect(links.chair).toMatch(/^https:\/\/assembly\.example\.org\/a\/tv-pcc-2020\/chair#pass=/);
    expect(scan(await (await fetch(`${open.url}/j/${code}/qr.svg`)).text())).toBe(join);
  });
});

describe('what operators ask', () => {
  test('healthz and readyz answer', async () => {
    expect([(await get('/healthz')).text, (await get('/readyz')).text]).toEqual(['ok\n', 'ready\n']);
  });

  test.each(['/metrics/', '/METRICS', '/Metrics?x', '/readyz/', '/Readyz', '//metrics', '/%6detrics'])(
    'is at its own address, which can be denied to the public, and not at %s',
    async (path) => expect((await getAsWritten(path)).status).toBe(404),
  );

  test('metrics count connections and commands by role and outcome, and know nobody', async () => {
    const [tab, chair] = [await phone(server), await crew(server, 'chair')];
    await tab.send('CheckIn', { delegation: 'D02', party: 2 });
    await tab.sendRaw({ type: 'a-label-of-my-own' });
    await chair.send('EndTurn', {});
    const { text } = await get('/metrics');
    expect(text).toContain('assembly_connections{role="phone"} 1');
    expect(text).toContain('assembly_commands_total{role="phone",command="CheckIn",outcome="ok"} 1');
    expect(text).toContain('assembly_commands_total{role="phone",command="unparsed",outcome="malformed"} 1');
    expect(text).toContain('assembly_commands_total{role="chair",command="EndTurn",outcome="no-turn"} 1');
    expect(text).toContain('assembly_answer_seconds_count{role="chair"} 1');
    expect(text).toContain(`assembly_log_version{assembly="${server.assembly.id}"} 2`);
    expect(text).toContain(`assembly_saving{assembly="${server.assembly.id}"} 1`);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds [\d.]+$/m);
    for (const name of ['batch_commits', 'append_seconds', 'publish_seconds', 'follow_seconds'])
      expect(text).toMatch(new RegExp(`^assembly_${name}_count \\d+$`, 'm'));
    for (const secret of [
      tab.token,
      server.pass('chair'),
      '127.0.0.1',
      'a-label-of-my-own',
      server.assembly.code,
    ])
      expect(text).not.toContain(secret);
  });
});

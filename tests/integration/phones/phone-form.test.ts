/** The plain form: a phone that runs no script is counted over HTTP, once, and by the same rules as over a socket. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { newFolder } from '../../support/programs/server-process.ts';
import { codeOf, type Visitor } from '../../support/programs/client.ts';
import { crew, phone } from '../../support/programs/seats.ts';
import { startServer, type RunningServer } from '../../support/programs/server.ts';

/** Like the built page, as far as the server looks at it. */
const TEMPLATE =
  '<!doctype html><title>x</title><script type="module" src="/assets/a.js"></script><style>p{}</style>' +
  '<link rel="modulepreload" data-words="en" href="/assets/en.js"><link rel="modulepreload" data-words="pl" href="/assets/pl.js">' +
  '<div id="app"><!--first-->not filled<!--/first--></div>';

let server: RunningServer;
let steward: Visitor;

beforeAll(async () => {
  const dist = newFolder('form-dist');
  mkdirSync(join(dist, 'phone'));
  writeFileSync(join(dist, 'phone', 'index.html'), TEMPLATE);
  server = await startServer({ env: { DIST_DIR: dist } });
  steward = await crew(server, 'steward');
});

const read = async (response: Response) => {
  const html = await response.text();
  const field = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
  return {
    status: response.status,
    html,
    cookie: response.headers.get('set-cookie'),
    fields: { form: field('form'), phone: field('phone') },
  };
};

type Page = Awaited<ReturnType<typeof read>>;

const address = (code = server.assembly.code, query = ''): string => `${server.url}/j/${code}${query}`;
const get = async (query = '', headers: Record<string, string> = {}): Promise<Page> =>
  read(await fetch(address(undefined, query), { headers }));
const post = async (
  body: Readonly<Record<string, string>> | string,
  headers: Record<string, string> = {},
  code?: string,
): Promise<Page> =>
  read(await fetch(address(code), { method: 'POST', body: new URLSearchParams(body), headers }));
const heads = (delegation: string): number | undefined =>
  steward.view.turnout?.areas.flatMap(({ delegations }) => delegations).find(({ id }) => id === delegation)
    ?.phoneHeads;
const counts = (delegation: string, wanted: number): Promise<void> =>
  steward.until(() => heads(delegation) === wanted, `${wanted} heads with ${delegation}`);

describe('the page before any script', () => {
  test('says what this is and whose, keeps nothing, and names the words of one language', async () => {
    const { status, html, cookie } = await get('', { 'accept-language': 'pl-PL,pl;q=0.9,en;q=0.5' });
    expect([status, cookie]).toEqual([200, null]);
    expect(html).toContain(
      '<bdi>Thames Valley Police &amp; Crime Commissioner Accountability Assembly</bdi>',
    );
    expect(html).toContain('We count people, not names.');
    expect(html).toContain('Published by Thames Valley Citizens');
    expect(html).toMatch(/<noscript><form[^]*<optgroup label="Oxford">[^]*<\/form><\/noscript>/);
    expect(html).toContain('/assets/pl.js');
    expect(html).not.toContain('/assets/en.js');
  });

  test('may use its own styles, by their hash, and nobody else’s', async () => {
    const { headers } = await fetch(address());
    expect(headers.get('content-security-policy')).toMatch(/style-src 'self' 'sha256-[\w+/]{43}=';/);
  });

  test('[PHONE-3] chooses the delegation of a printed code, that of a merged twin too', async () => {
    expect((await get('?d=hedl')).html).toContain('<option value="D10" selected>');
    expect(codeOf(await steward.send('MergeDelegations', { from: 'D24', into: 'D22' }))).toBe('ok');
    expect((await get('?d=CHER')).html).toContain('<option value="D22" selected>');
  });

  test('a wrong code is answered with a field for the right one, and no script', async () => {
    const response = await fetch(address('N0PE'));
    const { status, html } = await read(response);
    expect(status).toBe(404);
    expect(html).toContain('<form class="plain" action="/j">');
    expect(html).not.toMatch(/<script|modulepreload/);
    const typed = await fetch(`${server.url}/j?code=vkd-%20jbg`, { redirect: 'manual' });
    expect([typed.status, typed.headers.get('location')]).toEqual([303, '/j/VKDJBG']);
  });
});

test('[BALLOT-17] while a ballot is open the plain page says what on, and how somebody votes without a script', async () => {
  const chair = await crew(server, 'chair');
  const opens = async (ballot: string, question: string, more: object) =>
    expect(codeOf(await chair.send('OpenBallot', { ballot, question, ...more }))).toBe('ok');
  const closes = async (ballot: string) =>
    expect(codeOf(await chair.send('CloseBallot', { ballot }))).toBe('ok');
  const plain = async () => /<noscript>([^]*)<\/noscript>/.exec((await get()).html)?.[1] ?? '';
  const [hand, card] = [
    'Please raise your hand when hands are counted',
    'Please show your card to a steward',
  ];
  expect(await plain()).not.toContain('vote');
  await opens('B1', 'Buses & <trams>?', { voters: 'phones' });
  expect(await plain()).toContain('<bdi>Buses &amp; &lt;trams&gt;?</bdi>');
  expect(await plain()).toContain(hand);
  const sent = await post({ ...(await get()).fields, delegation: 'D18', party: '1' });
  expect([sent.status, sent.html.includes(hand)]).toEqual([200, true]);
  await closes('B1');
  expect(await plain()).not.toContain('Buses');
  await opens('B2', 'Homes?', { voters: 'cards' });
  expect(await plain()).toContain(card);
  await closes('B2');
  await opens('B3', 'Which first?', { kind: 'share_points', choices: ['Buses', 'Homes'] });
  expect(await plain()).toContain('no hands are counted');
  expect(await plain()).not.toContain(hand);
  await closes('B3');
});

/** The cookie that a form is answered with, at any address. */
const send = async (url: string, headers: Record<string, string> = {}): Promise<string | null> => {
  const token = 'a-phone-of-my-own-making';
  const body = new URLSearchParams({ form: token, phone: token, delegation: 'D18', party: '1' });
  return (await fetch(url, { method: 'POST', body, headers })).headers.get('set-cookie');
};

describe('a form that is sent', () => {
  test('is counted, known again by its cookie, and changed by the next', async () => {
    const { fields } = await get();
    const first = await post({ ...fields, delegation: 'D11', party: '3' });
    expect(first.html).toContain('You’re in. Counted: 3 with Blackmere Road Mosque.');
    expect(first.html).not.toContain('<script');
    expect(first.cookie).toMatch(
      /^phone=[\w-]{16,64}; Max-Age=86400; Path=\/j; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    );
    await counts('D11', 3);
    const cookie = first.cookie?.split(';')[0] ?? '';
    const again = await get('', { cookie });
    expect(again.html).toContain('Counted: 3 with Blackmere Road Mosque.');
    // The cookie says who it is; whoever looks at the page, or keeps a copy of it, doesn't learn it.
    expect(again.html).not.toContain(cookie.slice('phone='.length));
    expect(again.html).not.toContain('name="phone"');
    const moved = await post({ ...again.fields, delegation: 'D12', party: '2' }, { cookie });
    expect(moved.html).toContain('Counted: 2 with Portwell Sixth Form College.');
    await counts('D12', 2);
    expect(heads('D11')).toBe(0);
  });

  test('sets a cookie that never goes over a bare network, where the phone came by https', async () => {
    expect(await send(address())).not.toContain('Secure');
    expect(await send(address(), { 'x-forwarded-proto': 'http' })).not.toContain('Secure');
    expect(await send(address(), { 'x-forwarded-proto': 'https' })).toMatch(
      /; HttpOnly; Secure; SameSite=Lax$/,
    );
    const open = await startServer({ env: { PUBLIC_URL: 'https://assembly.example.org' } });
    expect(await send(`${open.url}/j/${open.assembly.code}`)).toMatch(/; HttpOnly; Secure; SameSite=Lax$/);
  });

  test('without any token, as when a day-old cookie went meanwhile, is counted all the same', async () => {
    const sent = await post({ form: 'a-form-of-a-day-ago', delegation: 'D19', party: '2' });
    expect([sent.status, sent.html.includes('Counted: 2')]).toEqual([200, true]);
    await counts('D19', 2);
  });

  test('twice at once counts once, without a cookie too', async () => {
    const { fields } = await get();
    const sent = { ...fields, delegation: 'D13', party: '2' };
    const both = await Promise.all([post(sent), post(sent)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    await counts('D13', 2);
    const changed = await post({ ...both[0].fields, delegation: 'D13', party: '5' });
    expect(changed.html).toContain('Counted: 5');
    await counts('D13', 5);
  });

  test('again with the back button and another number is another word: the later one counts', async () => {
    const { fields } = await get();
    const sent = { ...fields, delegation: 'D20', party: '2' };
    expect((await post(sent)).html).toContain('Counted: 2');
    expect((await post({ ...sent, party: '5' })).html).toContain('Counted: 5');
    await counts('D20', 5);
    expect((await post({ ...sent, delegation: 'D21', party: '5' })).html).toContain('Counted: 5');
    await counts('D21', 5);
  });

  test('of a visitor, and of a group that waits for a steward', async () => {
    const visitor = await post({ ...(await get()).fields, delegation: '-', party: '2' });
    expect(visitor.html).toContain('Counted: 2 as a visitor.');
    const group = await post({ ...(await get()).fields, delegation: 'D03', party: '30' });
    expect(group.html).toContain('Group 1: show this to a steward.');
    expect(codeOf(await steward.send('ConfirmGroup', { group: 1, heads: 28 }))).toBe('ok');
    const cookie = group.cookie?.split(';')[0] ?? '';
    expect((await get('', { cookie })).html).toContain('Counted: 28 with Linnetfield Primary School.');
  });

  test('after the number was declared is refused, and says whom to ask', async () => {
    const first = await post({ ...(await get()).fields, delegation: 'D14', party: '1' });
    expect(codeOf(await steward.send('DeclareTurnout', { delegation: 'D14', heads: 15 }))).toBe('ok');
    const cookie = first.cookie?.split(';')[0] ?? '';
    const refused = await post({ ...first.fields, delegation: 'D14', party: '4' }, { cookie });
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('ask a steward');
    expect(heads('D14')).toBe(1);
  });
});

describe('what is not this form', () => {
  const fields = { form: 'a-form-of-my-own-making', phone: 'a-phone-of-my-own-making' };
  test.each([
    ['nothing', ''],
    ['no delegation', new URLSearchParams({ ...fields, delegation: '', party: '1' }).toString()],
    ['nobody', new URLSearchParams({ ...fields, delegation: 'D15', party: '0' }).toString()],
    ['a number in words', new URLSearchParams({ ...fields, delegation: 'D15', party: 'two' }).toString()],
    ['a field twice', `${new URLSearchParams({ ...fields, delegation: 'D15', party: '1' })}&party=2`],
    [
      'a field named __proto__',
      `${new URLSearchParams({ ...fields, delegation: 'D15', party: '1' })}&__proto__=1`,
    ],
    [
      'a field too many',
      new URLSearchParams({ ...fields, delegation: 'D15', party: '1', x: '1' }).toString(),
    ],
  ])('is not counted: %s', async (_, body) => {
    expect((await post(body)).status).toBe(400);
    expect(heads('D15')).toBe(0);
  });

  test.each([
    ['another page', { origin: 'https://elsewhere.example' }, 403],
    ['nowhere', { origin: 'null' }, 403],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sibling site', { 'sec-fetch-site': 'same-site' }, 403],
    ['no page at all, by a link', { 'sec-fetch-site': 'none' }, 403],
  ])('is not counted when it comes from %s', async (_, headers, status) => {
    expect((await post({ ...fields, delegation: 'D15', party: '1' }, headers)).status).toBe(status);
    expect(heads('D15')).toBe(0);
  });

  test('too long is not read, and nobody is told a path of this machine', async () => {
    const { status, html } = await post({ ...fields, delegation: 'D15', party: '1', x: 'x'.repeat(4_000) });
    expect(status).toBe(400);
    expect(html).toBe('This cannot be read.\n');
  });

  test('[PEOPLE-9] a phone that sends and sends is slowed, and no other', async () => {
    const begun = performance.now();
    const all = await Promise.all(
      Array.from({ length: 60 }, (_, at) =>
        post({
          phone: 'a-phone-that-sends-and-sends',
          form: `form-number-${at}-of-many`,
          delegation: 'D16',
          party: '1',
        }),
      ),
    );
    const seconds = (performance.now() - begun) / 1000;
    const taken = all.filter(({ status }) => status === 200).length;
    expect(all.filter(({ status }) => status === 429).length).toBe(60 - taken);
    // Twenty at once, and four in each second that it took.
    expect(taken).toBeGreaterThanOrEqual(20);
    expect(taken).toBeLessThanOrEqual(20 + Math.ceil(4 * seconds));
    expect((await post({ ...(await get()).fields, delegation: 'D16', party: '2' })).status).toBe(200);
    await counts('D16', 3);
  });
});

test('a code that was changed lets in whoever was in, and nobody else', async () => {
  const former = server.assembly.code;
  const first = await post({ ...(await get()).fields, delegation: 'D17', party: '2' });
  const cookie = first.cookie?.split(';')[0] ?? '';
  const chair = await crew(server, 'chair');
  expect(codeOf(await chair.send('ChangeJoinCode', {}))).toBe('ok');
  const stranger = await read(await fetch(address(former)));
  expect([stranger.status, stranger.html.includes('The code has changed.')]).toEqual([410, true]);
  expect(stranger.html).toContain('<script');
  expect((await read(await fetch(address(former), { headers: { cookie } }))).html).toContain('Counted: 2');
  const sent = {
    form: 'a-form-of-my-own-making',
    phone: 'another-phone-of-my-own',
    delegation: 'D17',
    party: '1',
  };
  expect((await post(sent, {}, former)).status).toBe(410);
  expect(
    codeOf(await (await phone(server, cookie.slice(6))).send('CheckIn', { delegation: 'D17', party: 2 })),
  ).toBe('ok');
});

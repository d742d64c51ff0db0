/** `npm run gallery`, on PORT or 5173: the projector's own components, compiled as they are now, with pictures folded from real nights. */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import QRCode from 'qrcode';
import { realpathSync } from 'node:fs';
import { createServer, type Connect } from 'vite';
import { pictures } from './pictures.ts';

const TESTS = new URL('../', import.meta.url).pathname;
const REPOSITORY = new URL('../../', import.meta.url).pathname;

const answer: Connect.NextHandleFunction = (request, response, next) => {
  const { pathname, search } = new URL(request.url ?? '/', 'http://gallery');
  if (pathname === '/gallery') return void response.writeHead(302, { Location: `/gallery/${search}` }).end();
  if (pathname === '/gallery/pictures.json') {
    return void response.setHeader('Content-Type', 'application/json').end(JSON.stringify(pictures));
  }
  if (!pathname.endsWith('/qr.svg')) return next();
  void QRCode.toString('http://192.168.178.120:8080/j/JOINAA', { type: 'svg' }).then((svg) =>
    response.setHeader('Content-Type', 'image/svg+xml').end(svg),
  );
};

const server = await createServer({
  configFile: false,
  root: TESTS,
  publicDir: false,
  logLevel: 'error',
  appType: 'mpa',
  plugins: [
    svelte({ configFile: false }),
    { name: 'gallery', configureServer: ({ middlewares }) => void middlewares.use(answer) },
  ],
  server: {
    port: Number(process.env['PORT'] ?? 5173),
    host: '127.0.0.1',
    fs: { allow: [REPOSITORY, realpathSync(`${REPOSITORY}node_modules`)] },
  },
});
await server.listen();
process.stdout.write(`${server.resolvedUrls?.local[0]}gallery\n`);

/** Builds one HTML entry per page into dist/, precompressed; and says how the tests run. */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { compression, defineAlgorithm } from 'vite-plugin-compression2';
import { defineConfig } from 'vitest/config';
import { lightForPhones, onePhonePage, shortHash } from './client/phone/vite-phone.ts';
import { hasPass, roleRow, roles, type Role } from './shared/kernel/roles.ts';

/** Phones are built by themselves (`--mode phone`): what only other pages use never gets into what they download. */
const pagesOf = (mode: string): string[] => {
  const isBuilt = (role: Role): boolean => hasPass(role) === (mode !== 'phone');
  const ofRoles = roles.filter(isBuilt).flatMap((role) => {
    const { pages, variants = [] } = roleRow(role);
    return pages.concat(variants);
  });
  return mode === 'phone' ? ofRoles : ['home', ...ofRoles, 'record'];
};
const page = (name: string) => fileURLToPath(new URL(`client/${name}/index.html`, import.meta.url));

export default defineConfig(({ mode }) => ({
  root: 'client',
  base: '/',
  publicDir: false,
  plugins: [
    svelte({ configFile: false, ...(mode === 'phone' && { compilerOptions: { cssHash: shortHash } }) }),
    mode === 'phone' && [lightForPhones(), onePhonePage()],
    compression({ algorithms: [defineAlgorithm('brotliCompress'), defineAlgorithm('gzip')], threshold: 500 }),
  ],
  build: {
    outDir: '../dist',
    emptyOutDir: mode !== 'phone',
    // Five-year-old phones: the compiler lowers what these two don't know.
    target: ['chrome80', 'safari14'],
    modulePreload: mode === 'phone' ? false : { polyfill: false },
    rolldownOptions: {
      ...(mode === 'phone' && {
        transform: { assumptions: { setPublicClassFields: true, noDocumentAll: true } },
      }),
      input: Object.fromEntries(pagesOf(mode).map((name) => [name, page(name)])),
    },
  },
  test: {
    root: '.',
    // What takes minutes has a command of its own: npm run test:failure.
    include: mode === 'failure' ? ['tests/failure/*.test.ts'] : ['tests/!(failure)/**/*.test.ts'],
    // Most of the time is waiting: two files at once halve it, more would make a small machine miss its times. Where nobody
    // waits for it, one: then nothing is late but what is slow.
    maxWorkers: mode === 'failure' || process.env['CI'] ? 1 : 2,
    testTimeout: mode === 'failure' ? 300_000 : 60_000,
    hookTimeout: 60_000,
  },
}));

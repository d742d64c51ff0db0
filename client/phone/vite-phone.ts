/** How the phone's page is packed: its styles in the HTML, one script, and one more with the words of one language. */
import type { Plugin, Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;

const WORDS = /client\/words\/(\w+)\/phone\.ts$/;

/** Svelte scopes with `:where()`, which phones of 2020 don't know: they would leave out the whole rule. */
const withoutWhere = (css: string): string => css.replaceAll(/:where\((\.[\w-]+)\)/g, '$1');

/** Takes the stylesheets out of the bundle. */
const takeStyles = (bundle: Bundle): string =>
  Object.values(bundle)
    .filter((file) => file.type === 'asset' && file.fileName.endsWith('.css'))
    .map((file) => {
      delete bundle[file.fileName];
      return file.type === 'asset' ? String(file.source) : '';
    })
    .join('');

/** The server leaves the one whose language the browser asked for: fetched beside the script, not after it. */
const wordsToPreload = (bundle: Bundle): string =>
  Object.values(bundle)
    .flatMap((file) => {
      const language = file.type === 'chunk' ? WORDS.exec(file.facadeModuleId ?? '')?.[1] : undefined;
      return language
        ? [`<link rel="modulepreload" data-words="${language}" crossorigin href="/${file.fileName}">`]
        : [];
    })
    .join('');

/** Modules that phones have no use for, and what stands in for each; one that is no longer met fails the build. */
const standIns: readonly (readonly [RegExp, string])[] = [
  // What vite fetches ahead of an import, the page's HTML names.
  [/vite\/preload-helper/, 'export const __vitePreload = (load) => load();'],
  // State on the phone is raw: it is replaced, never written into.
  [
    /svelte\/src\/internal\/client\/proxy\.js$/,
    'export const proxy = (value) => value; export const get_proxied_value = proxy; export const is = Object.is;',
  ],
  // What the server wrote is taken away, never made alive: all that asks whether it is falls away with these.
  [
    /svelte\/src\/internal\/client\/dom\/hydration\.js$/,
    `export const hydrating = false; export const hydrate_node = null;
    const nothing = () => null;
    export {
      nothing as set_hydrating, nothing as set_hydrate_node, nothing as hydrate_next, nothing as reset, nothing as next,
      nothing as hydrate_template, nothing as skip_nodes, nothing as read_hydration_instruction,
    };`,
  ],
  // Every component is written with runes, none waits for a promise, and nothing is traced.
  [
    /svelte\/src\/internal\/flags\/index\.js$/,
    'export const async_mode_flag = false; export const legacy_mode_flag = false; export const tracing_mode_flag = false;',
  ],
  // Nothing is pending and no error is caught half-way: without a boundary, effects have none.
  [
    /svelte\/src\/internal\/client\/dom\/blocks\/boundary\.js$/,
    `import { branch } from '../../reactivity/effects.js';
    export const boundary = (anchor, _, children) => void branch(() => children(anchor));
    export const pending = null;`,
  ],
  // Nothing binary is ever said: whole messages are JSON.
  [
    /socket\.io-parser\/build\/esm\/is-binary\.js$/,
    'export const hasBinary = () => false; export const isBinary = hasBinary;',
  ],
  [
    /socket\.io-parser\/build\/esm\/binary\.js$/,
    'export const deconstructPacket = null; export const reconstructPacket = null;',
  ],
  [/engine\.io-parser\/build\/esm\/contrib\/base64-arraybuffer\.js$/, 'export const decode = null;'],
  // Written before browsers had URL. The page only ever speaks to where it came from.
  [
    /engine\.io-client\/build\/esm\/contrib\/parseuri\.js$/,
    `export const parse = (source) => {
      const { protocol, hostname, port } = new URL(source);
      return { source, protocol: protocol.slice(0, -1), host: hostname.replace(/[[\\]]/g, ''), port, path: '', query: '' };
    };`,
  ],
  // The link says which transports it uses, and this is none of them.
  [/engine\.io-client\/build\/esm\/transports\/webtransport\.js$/, 'export const WT = null;'],
  [
    /svelte\/src\/internal\/client\/dom\/elements\/custom-element\.js$/,
    'export const create_custom_element = null;',
  ],
];

/** Private members would become a WeakMap each on phones that don't know them: half a kilobyte of nothing. */
const withoutPrivates = (code: string): string =>
  code
    .replaceAll(/\.#(?=[A-Za-z_$])/g, '.__')
    .replaceAll(/^(\s*(?:static |async |get |set )?)#(?=[A-Za-z_$])/gm, '$1__');

/** Svelte makes every element with a replaceAll(), which Chromium 80 lacks. */
const withoutReplaceAll = (code: string): string =>
  code.replaceAll(".replaceAll('<!>', '<!---->')", ".split('<!>').join('<!---->')");

/** Scoped by the component's name, which is one of a kind on this page. */
export const shortHash = ({ name }: { readonly name: string }): string => `_${name}`;

/** What stood in for vite's helper does nothing: without it around every import, eleven of them are a little lighter. */
const withoutPreload = (code: string): string =>
  code.replaceAll(/\b__vitePreload\(\(\) => (import\("[^"]*"\)), __VITE_PRELOAD__\)/g, '$1');

/** Less to send to old phones than vite and Svelte would. */
export const lightForPhones = (): Plugin => {
  const unmet = new Set(standIns);
  return {
    name: 'light-for-phones',
    enforce: 'post',
    transform: (code, id) => {
      const found = standIns.find(([module]) => module.test(id));
      if (found) unmet.delete(found);
      return { code: found?.[1] ?? withoutReplaceAll(withoutPrivates(code)), map: null };
    },
    renderChunk: (code) => ({ code: withoutPreload(code), map: null }),
    generateBundle() {
      for (const [module] of unmet) this.error(`No module is ${String(module)} any more: see vite-phone.ts`);
    },
  };
};

export const onePhonePage = (): Plugin => ({
  name: 'one-phone-page',
  enforce: 'post',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle }) => {
      if (!bundle) return html;
      const head = `<style>${withoutWhere(takeStyles(bundle))}</style>${wordsToPreload(bundle)}`;
      return html
        .replaceAll(/\s*<link rel="stylesheet"[^>]*>/g, '')
        .replaceAll(/<!--(?!\/?first)[^]*?-->/g, '')
        .replaceAll(/\n\s*/g, '')
        .replace('</head>', () => `${head}</head>`);
    },
  },
});

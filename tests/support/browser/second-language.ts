/** The client built with one language more, by adding files only: into a copy, because a build takes its words from its own folders. */
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { vi } from 'vitest';
import { newFolder } from '../programs/server-process.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** What the client's build reads beside its own folder. */
const BESIDE = ['shared', 'node_modules', 'package.json', 'tsconfig.json'];

const copyOfClient = (): string => {
  const copy = newFolder('second-language');
  for (const name of BESIDE) symlinkSync(join(ROOT, name), join(copy, name));
  for (const name of ['client', 'vite.config.ts'])
    cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  return copy;
};

/** `files`: by their paths under `client/words`; one that is there already is not replaced. Returns where the pages are. */
export const buildWithWords = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const copy = copyOfClient();
  for (const [path, text] of Object.entries(files)) {
    const file = join(copy, 'client/words', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
  }
  vi.stubEnv('NODE_ENV', 'production');
  // As `npm run build`: phones by themselves, after all others.
  for (const mode of ['production', 'phone'])
    await build({
      configFile: join(copy, 'vite.config.ts'),
      root: join(copy, 'client'),
      mode,
      logLevel: 'error',
    });
  vi.unstubAllEnvs();
  return join(copy, 'dist');
};

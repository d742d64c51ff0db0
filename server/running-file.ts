/** The file `running.json` beside the data: where this server answers and what its join codes are, for programs on the same machine (`npm run rehearse`). No pass is in it. */
import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AssemblyAddresses } from './app.ts';
import { makeFolder } from './log/folder.ts';

export interface RunningFile {
  readonly url: string;
  readonly assemblies: readonly { readonly id: string; readonly title: string; readonly code: string }[];
}

export const runningFilePath = (dataDir: string): string => join(dataDir, 'running.json');

/** Readable by this user alone, like the data beside it. */
export const writeRunningFile = (
  dataDir: string,
  url: string,
  assemblies: readonly AssemblyAddresses[],
): void => {
  const file: RunningFile = {
    url,
    assemblies: assemblies.map(({ id, title, code }) => ({ id, title, code })),
  };
  makeFolder(resolve(dataDir));
  writeFileSync(runningFilePath(dataDir), `${JSON.stringify(file)}\n`, { mode: 0o600 });
};

/** After a crash the file stays, and its address leads nowhere: whoever reads it learns that from the connection. */
export const removeRunningFile = (dataDir: string): void => rmSync(runningFilePath(dataDir), { force: true });

/** Leaves beside the data where this server answers and what its join codes are, for programs on the same machine (`npm run rehearse`). No pass is in it. */
import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AssemblyAddresses } from './app.ts';
import { makeFolder } from './log/folder.ts';

export interface DoorPlate {
  readonly url: string;
  readonly assemblies: readonly { readonly id: string; readonly title: string; readonly code: string }[];
}

const FILE = 'running.json';

export const doorPlatePath = (dataDir: string): string => join(dataDir, FILE);

/** Readable by this user alone, like the data beside it. */
export const putUp = (dataDir: string, url: string, assemblies: readonly AssemblyAddresses[]): void => {
  const plate: DoorPlate = {
    url,
    assemblies: assemblies.map(({ id, title, code }) => ({ id, title, code })),
  };
  makeFolder(resolve(dataDir));
  writeFileSync(doorPlatePath(dataDir), `${JSON.stringify(plate)}\n`, { mode: 0o600 });
};

/** After a crash it stays, and leads nowhere: whoever reads it is told so by the connection. */
export const takeDown = (dataDir: string): void => rmSync(doorPlatePath(dataDir), { force: true });

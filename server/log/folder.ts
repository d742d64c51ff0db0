/** Makes a folder of ours, readable by this user alone. */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { UnusableStore } from './log.ts';

/** By hand: Node's own recursive mkdir never returns from folders like /proc, where nothing can be made. */
export const makeFolder = (folder: string): void => {
  if (existsSync(folder)) {
    if (statSync(folder).isDirectory()) return;
    throw new UnusableStore(`${folder} is a file, not a folder. Choose another DATA_DIR.`);
  }
  makeFolder(dirname(folder));
  unlessThere(() => mkdirSync(folder, { mode: 0o700 }));
};

/** Somebody else may have made it at the same moment. */
export const unlessThere = (make: () => void): void => {
  try {
    make();
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) throw fault;
  }
};

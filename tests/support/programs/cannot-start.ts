/** Starts the server with what can't work: it must end with code 1, and say why in one clear sentence. */
import { expect } from 'vitest';
import { runToEnd } from './server-process.ts';

export const cannotStart = async (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const { code, stdout, stderr } = await runToEnd(['--json', ...args], env);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).not.toMatch(/^\s+at |A defect|Error:/m);
  return stderr.trimEnd();
};

/** The last line, and the only one but for what is worth knowing about a plan: those lines begin with its path. */
export const oneSentence = (text: string, plan?: string): string => {
  const lines = text.split('\n').filter((line) => plan === undefined || !line.startsWith(`${plan}: `));
  expect(lines).toHaveLength(1);
  return lines[0] ?? '';
};

/** Reads a Dockerfile as far as ours goes: stages, what is copied into them, how they start. */
import { readFileSync } from 'node:fs';

export interface Copying {
  /** Null: from the repository. */
  readonly from: string | null;
  readonly sources: readonly string[];
  readonly to: string;
}

export interface Stage {
  readonly image: string;
  readonly name: string | null;
  readonly copies: readonly Copying[];
  readonly env: Readonly<Record<string, string>>;
  readonly user: string | null;
  readonly command: readonly string[];
}

type Line = readonly [instruction: string, rest: string];

const linesOf = (text: string): Line[] =>
  text
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => [line.split(' ', 1)[0] ?? '', line.slice(line.indexOf(' ') + 1).trim()]);

const copying = (rest: string): Copying => {
  const words = rest.split(/\s+/);
  const from = words[0]?.startsWith('--from=') ? words.shift()?.slice('--from='.length) : null;
  return { from: from ?? null, sources: words.slice(0, -1), to: words.at(-1) ?? '' };
};

const stageOf = (lines: readonly Line[]): Stage => {
  const all = (instruction: string): string[] =>
    lines.flatMap(([found, rest]) => (found === instruction ? [rest] : []));
  const [image = '', , name = null] = (all('FROM')[0] ?? '').split(' ');
  const pairs = all('ENV').flatMap((rest) => rest.split(/\s+/).map((pair) => pair.split('=')));
  return {
    image,
    name,
    copies: all('COPY').map(copying),
    env: Object.fromEntries(pairs.map(([key = '', value = '']) => [key, value])),
    user: all('USER').at(-1) ?? null,
    command: JSON.parse(all('CMD').at(-1) ?? '[]') as string[],
  };
};

export const readDockerfile = (path: string): Stage[] => {
  const lines = linesOf(readFileSync(path, 'utf8'));
  const starts = lines.flatMap(([instruction], at) => (instruction === 'FROM' ? [at] : []));
  return starts.map((from, at) => stageOf(lines.slice(from, starts[at + 1])));
};

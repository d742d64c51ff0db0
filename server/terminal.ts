/** What the person who starts the program reads: every link, and the QR code that phones scan. */
import QRCode from 'qrcode';
import { roleRow } from '../shared/kernel/roles.ts';
import type { AssemblyAddresses } from './app.ts';

const linkLines = ({ passes }: AssemblyAddresses, base: string): string[] => {
  const shown = passes.filter(({ role }) => roleRow(role).isLinkPrinted);
  const width = Math.max(...shown.map(({ role, name }) => `${role} · ${name}`.length));
  return shown.map(({ role, name, path }) => `  ${`${role} · ${name}`.padEnd(width)}  ${base}${path}`);
};

/** The paper of the night opens with a chair's pass, and has none of its own. */
const packLine = ({ id, passes }: AssemblyAddresses, base: string): string[] => {
  const chair = passes.find(({ role }) => role === 'chair');
  return chair
    ? ['', `To print for the crew: ${base}${chair.path.replace(`/a/${id}/chair`, `/a/${id}/pack`)}`]
    : [];
};

/** With colours only where a terminal shows them: a dark one would turn the code inside out. */
const qrCode = (text: string, isTerminal: boolean): Promise<string> =>
  isTerminal
    ? QRCode.toString(text, { type: 'terminal', small: true, errorCorrectionLevel: 'M' })
    : QRCode.toString(text, { type: 'utf8', errorCorrectionLevel: 'M' });

const describe = async (
  assembly: AssemblyAddresses,
  { network, isTerminal }: ServerAddress,
): Promise<string> => {
  return [
    '',
    assembly.title,
    '',
    'For the crew (each link is a key: give it only to whom it is for)',
    ...linkLines(assembly, network),
    ...packLine(assembly, network),
    '',
    `For the audience: ${assembly.join}   (code ${assembly.code})`,
    '',
    await qrCode(assembly.join, isTerminal),
  ].join('\n');
};

export interface ServerAddress {
  /** This machine as it calls itself. */
  readonly own: string;
  /** The same, as the other devices in the hall reach it. */
  readonly network: string;
  readonly isTerminal: boolean;
}

export const welcome = async (
  assemblies: readonly AssemblyAddresses[],
  address: ServerAddress,
): Promise<string> => {
  const parts = await Promise.all(assemblies.map((assembly) => describe(assembly, address)));
  const here = address.own === address.network ? '' : ` On this machine ${address.own} does as well.`;
  return `${parts.join('\n')}\nAssembly Night is running at ${address.network}.${here} Stop it with Ctrl-C; nothing is lost.\n`;
};

/** One line for programs, as in DESIGN.md. */
export const machineLine = (assemblies: readonly AssemblyAddresses[], url: string): string =>
  JSON.stringify({
    url,
    assemblies: assemblies.map(({ id, code, join, links }) => ({ id, code, join, links })),
  });

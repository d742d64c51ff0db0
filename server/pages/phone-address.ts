/** The address that phones in the hall can reach: named by the operator, else this machine's own on its network. */
import { hostname, networkInterfaces, type NetworkInterfaceInfo } from 'node:os';

/** Bridges, containers and tunnels: a phone on the Wi-Fi is never behind these. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap|wg|tailscale|zt|llw|awdl|bridge)/;

const isPrivate = (address: string): boolean => /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address);

type Interfaces = Readonly<Record<string, NetworkInterfaceInfo[] | undefined>>;

/** The likeliest address on the local network; null without a network. */
export const lanAddress = (interfaces: Interfaces): string | null => {
  const reachable = Object.entries(interfaces)
    .filter(([name]) => !VIRTUAL.test(name))
    .flatMap(([, addresses]) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
    .filter((address) => !address.startsWith('169.254.'));
  return reachable.find(isPrivate) ?? reachable[0] ?? null;
};

/** Never `localhost`: a phone that reads it would look for the assembly in itself. */
export const phoneAddress = (publicUrl: string | null, port: number): string => {
  if (publicUrl) return publicUrl;
  const host = lanAddress(networkInterfaces()) ?? `${hostname().replace(/\.local$/, '')}.local`;
  return port === 80 ? `http://${host}` : `http://${host}:${port}`;
};

/** The address that a phone in the hall is given. */
import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, test } from 'vitest';
import { lanAddress, phoneAddress } from '../../../server/pages/phone-address.ts';

const v4 = (address: string, internal = false): NetworkInterfaceInfo => ({
  address,
  internal,
  family: 'IPv4',
  netmask: '255.255.255.0',
  mac: '00:00:00:00:00:01',
  cidr: `${address}/24`,
});
const v6: NetworkInterfaceInfo = {
  address: 'fe80::1',
  internal: false,
  family: 'IPv6',
  netmask: 'ffff:ffff:ffff:ffff::',
  mac: '00:00:00:00:00:01',
  cidr: 'fe80::1/64',
  scopeid: 0,
};

describe('the address on the local network', () => {
  test.each([
    ['of the Wi-Fi', { lo: [v4('127.0.0.1', true)], wlan0: [v6, v4('192.168.1.20')] }, '192.168.1.20'],
    ['and not of a container', { docker0: [v4('172.17.0.1')], wlan0: [v4('10.0.0.5')] }, '10.0.0.5'],
    ['and not of a tunnel', { utun3: [v4('10.8.0.2')], en0: [v4('172.20.4.4')] }, '172.20.4.4'],
    ['private before public', { eth0: [v4('81.2.69.142')], wlan0: [v4('192.168.0.9')] }, '192.168.0.9'],
    ['public where there is no other', { eth0: [v4('81.2.69.142')] }, '81.2.69.142'],
    ['172.32 is not private', { eth0: [v4('172.32.0.1')], en1: [v4('172.31.0.1')] }, '172.31.0.1'],
    ['none without a network', { lo: [v4('127.0.0.1', true)], eth0: [v4('169.254.3.4')] }, null],
    ['none for an interface without addresses', { eth0: undefined }, null],
    ['none where there is nothing', {}, null],
  ])('[PEOPLE-10] is that %s', (_which, interfaces, address) => {
    expect(lanAddress(interfaces)).toBe(address);
  });
});

describe('the address in the QR code', () => {
  test('[PEOPLE-10] is the one that the operator names', () => {
    expect(phoneAddress('https://night.example', 8080)).toBe('https://night.example');
  });

  test('[PEOPLE-10] is else this machine’s own, with the port where it has to be, and never localhost', () => {
    expect(phoneAddress(null, 8080)).toMatch(/^http:\/\/[^/]+:8080$/);
    expect(phoneAddress(null, 80)).toMatch(/^http:\/\/[^/:]+$/);
    expect(phoneAddress(null, 8080)).not.toMatch(/localhost|127\.0\.0\.1/);
  });
});

/** A hall for phones in real Chromium: its server, which may be killed, and a steward who sees what is counted. */
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { freePort, openBrowser, openDevice, type Device } from './browser.ts';
import type { Visitor } from '../programs/client.ts';
import { handset, reads, tap } from './phone-in-hand.ts';
import { crew } from '../programs/seats.ts';
import { startServer, type RunningServer } from '../programs/server.ts';

const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));

export class PhoneHall {
  readonly server: RunningServer;
  readonly browser: Browser;
  steward: Visitor;

  constructor(server: RunningServer, browser: Browser, steward: Visitor) {
    this.server = server;
    this.browser = browser;
    this.steward = steward;
  }

  address(query = '', code = this.server.assembly.code): string {
    return `${this.server.url}/j/${code}${query}`;
  }

  phone(query = '', options: BrowserContextOptions = {}): Promise<Device> {
    return openDevice(this.browser, this.address(query), { ...handset, ...options });
  }

  /** In with a printed code, in one tap. */
  async phoneIn(delegationCode: string, options: BrowserContextOptions = {}): Promise<Device> {
    const device = await this.phone(`?d=${delegationCode}`, options);
    await tap(device, 'I’m here');
    await reads(device, 'You’re in. Counted: 1');
    return device;
  }

  /** What phones say for this delegation, as the steward sees it. */
  heads(delegation: string): number {
    const rows = this.steward.view.turnout?.areas.flatMap(({ delegations }) => delegations) ?? [];
    return rows.find(({ id }) => id === delegation)?.phoneHeads ?? 0;
  }

  counts(delegation: string, wanted: number): Promise<void> {
    return this.steward.until(() => this.heads(delegation) === wanted, `${wanted} heads with ${delegation}`);
  }

  async startAgain(): Promise<void> {
    await this.server.restart();
    this.steward = await crew(this.server, 'steward');
  }

  async close(): Promise<void> {
    await this.browser.close();
    if (this.server.isRunning) await this.server.stop();
  }
}

export const openPhoneHall = async (): Promise<PhoneHall> => {
  const server = await startServer({ env: { PORT: String(await freePort()), DIST_DIR: DIST } });
  return new PhoneHall(server, await openBrowser(), await crew(server, 'steward'));
};

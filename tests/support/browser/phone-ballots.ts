/** What one looks for on a phone that votes. */
import { axeFindings, type Device } from './browser.ts';
import { sticksOut, tooSmall } from './phone-in-hand.ts';

/** A small handset with its browser's bar in sight. */
export const small = { viewport: { width: 360, height: 640 } };

/** What axe by day and by night, a thumb, a narrow page or the console would complain of. */
export const complaints = async (...devices: readonly Device[]): Promise<string[]> => {
  const all: string[] = [];
  for (const { page, wrong } of devices) {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      all.push(...(await axeFindings(page)));
    }
    const over = await sticksOut(page);
    all.push(...(await tooSmall(page)), ...(over > 0 ? [`sticks out by ${over}`] : []), ...wrong);
  }
  return all;
};

export const receiptOn = async ({ page }: Device): Promise<string> => {
  const receipt = page.getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/).first();
  return (await receipt.textContent({ timeout: 10_000 })) ?? '';
};

/** Buttons of the ballot that are lower than a vote's should be, 56 px. */
export const lowButtons = ({ page }: Device): Promise<number[]> =>
  page
    .getByRole('region', { name: 'Vote of the floor' })
    .locator('button')
    .evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect().height).filter((height) => height < 56),
    );

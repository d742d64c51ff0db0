/** What the chair's console says about how the hall fills up. */
const number = new Intl.NumberFormat('en-GB');
const n = (value: number): string => number.format(value);

export const words = {
  heading: 'Arrivals',
  nobody: 'Nobody has been counted yet.',
  doors: 'at the doors',
  phones: 'on phones',
  pledged: (heads: number) => `${n(heads)} pledged`,
  amount: n,
  stand: (doors: number, phones: number) => `${n(doors)} at the doors, ${n(phones)} on phones.`,
  lately: (doors: number, phones: number) => {
    if (doors <= 0 && phones <= 0) return 'Nobody in the last ten minutes.';
    return `In the last ten minutes ${n(Math.max(0, doors))} at the doors and ${n(Math.max(0, phones))} on phones.`;
  },
  /** How full it is, in half a sentence for a glance. */
  filled: (present: number, pledged: number) => {
    if (pledged === 0) return '';
    if (present >= pledged) return 'As many are here as were pledged.';
    const missing = `${n(pledged - present)} of ${n(pledged)} pledged are not here yet.`;
    return present * 2 < pledged ? `More than half the hall is still outside: ${missing}` : missing;
  },
  table: 'Arrivals by time',
  time: 'By',
};

/** What chair and timekeeper read where they tell the speaker something privately. */
const number = new Intl.NumberFormat('en-GB');
const plural = new Intl.PluralRules('en-GB');

const displays = (amount: number): string =>
  `${number.format(amount)} ${plural.select(amount) === 'one' ? 'display' : 'displays'}`;

export const words = {
  open: 'Tell the speaker',
  title: 'Tell the speaker',
  hint: 'Only the stage display shows it, never the hall or a phone. It goes when this turn or item ends.',
  presets: [
    'Please finish',
    'One minute',
    'Closer to the microphone',
    'A little slower',
    'A little louder',
    'Please wait a moment',
  ] as readonly string[],
  own: 'Or in your own words',
  left: (amount: number) =>
    `${number.format(amount)} ${plural.select(amount) === 'one' ? 'letter' : 'letters'} left`,
  send: 'Show it',
  sending: 'Sending…',
  close: 'Close',
  away: 'Take it away',
  shown: (line: string, amount: number) => `On the stage: “${line}” · seen on ${displays(amount)}`,
  unseen: (line: string) => `“${line}” waits: no stage display is connected`,
  noStage: 'No stage display is connected. Whoever opens one now sees it.',
  keys: [['T', 'Tell the speaker something, privately, on the stage display']] as readonly (readonly [
    string,
    string,
  ])[],
};

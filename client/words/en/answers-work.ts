/** Every sentence that only the recorder's and the verifier's pages say; the rest they share with the chair's. */
const number = new Intl.NumberFormat('en-GB');

export const words = {
  pages: { recorder: 'Recorder', verifier: 'Verifier' },
  title: (page: string, night: string) => `${page} – ${night}`,
  confirm: 'Confirm',
  confirmFor: (name: string) => `Confirm: ${name}`,
  waitingForYou: 'Waiting for you',
  nothingYet: 'Nothing is shown in the hall before the chair shows it.',
  speaks: 'At the microphone',
  speaksNext: 'Next at the microphone',
  nobody: 'Nobody speaks now',
  asks: 'Asks',
  ask: (at: number) => `Ask ${number.format(at)}`,
  now: 'now',
  toConfirm: (amount: number) => `${number.format(amount)} to confirm`,
  goToNow: (at: number) => `Ask ${number.format(at)} is being put now: go there`,
  noAskNow: 'No ask is being put now. Earlier answers can still be corrected.',
  noAsks: 'This assembly has no asks.',
};

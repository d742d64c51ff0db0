/** Whether the rest of the record agrees with itself and with the chain: times, turnout, and candidates treated alike. */
import { z } from 'zod';
import type { NightRecord, RecordTurnout } from '../../shared/views/record-file.ts';
import { eventsOf, type CheckedChain } from './check-chain.ts';
import type { Findings } from './findings.ts';

const anything = z.looseObject({});

const sumOf = <Item>(items: readonly Item[], figure: (item: Item) => number | null): number =>
  items.reduce((sum, item) => sum + (figure(item) ?? 0), 0);

const checkTurnout = ({ areas, ...total }: RecordTurnout, findings: Findings): void => {
  for (const { name, delegations, pledged, present } of areas) {
    const adds =
      sumOf(delegations, (one) => one.pledged) === pledged &&
      sumOf(delegations, (one) => one.present) === (present ?? 0);
    findings.expect(adds, 'edited', `turnout, ${name}`, 'Its delegations don’t add up to it.');
  }
  const adds =
    sumOf(areas, ({ pledged }) => pledged) === total.pledged &&
    sumOf(areas, ({ present }) => present) === total.present &&
    sumOf(areas, ({ onPhones }) => onPhones) === (total.onPhones ?? 0);
  findings.expect(adds, 'edited', 'turnout', 'Its areas don’t add up to the whole.');
  findings.checked.push('The turnout adds up, by delegation and by area.');
  findings.unchecked.push(
    'Whether the turnout, the seconds and the lengths were counted rightly: the fingerprint covers them, the chain does not show them.',
  );
};

/** The start is never taken back; the end may be, in a commit that is not shown. */
const checkStart = ({ night }: NightRecord, chain: CheckedChain, findings: Findings): void => {
  const started = eventsOf(chain, 'NightStarted', anything, findings).at(-1);
  if (started && started.at !== night.startedAt)
    findings.add('edited', 'the night', `Commit ${started.version} started it at another time.`);
};

/** One order, wherever candidates are listed: no ranking is ever made of it. */
const checkOrder = ({ candidates, asks }: NightRecord, findings: Findings): void => {
  const names = candidates.map(({ id }) => id).join(' ');
  for (const { id, answers } of asks)
    findings.expect(
      answers.map(({ candidate }) => candidate).join(' ') === names,
      'edited',
      `ask ${id}`,
      'It lists the candidates in another order, or others.',
    );
};

export const checkFigures = (record: NightRecord, chain: CheckedChain, findings: Findings): void => {
  if (record.turnout) checkTurnout(record.turnout, findings);
  checkStart(record, chain, findings);
  checkOrder(record, findings);
};

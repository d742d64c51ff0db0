/** The alliance's own rules and the law's: winnable asks, protected names, three areas, an imprint, equal candidates. */
import { hallSize, outOfReach } from '../../screen/legibility.ts';
import type { Plan } from '../plan.ts';
import { error, listed, quoted, warning } from './finding.ts';
import type { Check, Finding } from './finding.ts';

const withoutPower = (plan: Plan): Finding[] =>
  plan.asks.flatMap(({ power }, i) =>
    power === undefined
      ? [
          error(
            ['asks', i, 'power'],
            'is missing: an ask must be something the office-holder can grant, so name the power they would use, such as "Setting the budget".',
          ),
        ]
      : [],
  );

const withoutPublicName = (plan: Plan): Finding[] =>
  plan.testimonies.flatMap(({ public_name: name }, i) =>
    name === undefined
      ? [
          error(
            ['testimonies', i, 'public_name'],
            'is missing: write what every screen may show, a first name or words such as "a student".',
          ),
        ]
      : [],
  );

// Two or three words that all begin with a capital: "Maria Santos". "Year 6 pupils" and "Jaspreet and Marlon" pass.
const FULL_NAME = /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,2}$/u;

const namedInFull = (plan: Plan): Finding[] =>
  plan.testimonies.flatMap(({ public_name: name, under18, anonymous }, i) =>
    name !== undefined && (under18 === true || anonymous === true) && FULL_NAME.test(name)
      ? [
          warning(
            ['testimonies', i, 'public_name'],
            `is ${quoted(name)}, which looks like a full name, of somebody who is ${anonymous === true ? 'anonymous' : 'under 18'}: give a first name, or words such as "a student".`,
          ),
        ]
      : [],
  );

const fewAreas = (plan: Plan): Finding[] => {
  const present = new Set(plan.delegations.map(({ area }) => area));
  const count = plan.areas.filter(({ id }) => present.has(id)).length;
  const message = `has ${count === 1 ? 'one area' : `${count} areas`} with a delegation: the alliance's own rule is at least three.`;
  return count < 3 ? [warning(['areas'], message)] : [];
};

const overfull = ({ assembly: { venue }, delegations }: Plan): Finding[] => {
  const pledged = delegations.reduce((sum, delegation) => sum + delegation.pledged, 0);
  const seats = venue?.seats ?? Infinity;
  const message = `is ${seats}, but the delegations pledge ${pledged} people: find more seats, or agree lower pledges.`;
  return pledged > seats ? [warning(['assembly', 'venue', 'seats'], message)] : [];
};

const unread = ({ assembly: { venue } }: Plan): Finding[] => {
  const told = outOfReach(hallSize(venue));
  if (!told) return [];
  const message = `is ${told.screenWidthM}, which can't be read from further back than ${told.readableToM} m, and the furthest seat is ${told.furthestSeatM} m away: ask for a screen ${told.neededWidthM} m wide, or seat people nearer.`;
  return [warning(['assembly', 'venue', 'screen_w_m'], message)];
};

const refsOf = (plan: Plan): Set<string | undefined> => new Set(plan.running_order.map(({ ref }) => ref));

const neverPut = (plan: Plan): Finding[] =>
  plan.asks.flatMap(({ id }, i) =>
    refsOf(plan).has(id)
      ? []
      : [
          warning(
            ['asks', i],
            'is put by no segment of the running order: add a segment of kind ask that refers to it.',
          ),
        ],
  );

const neverHeard = (plan: Plan): Finding[] =>
  plan.testimonies.flatMap(({ id }, i) =>
    refsOf(plan).has(id)
      ? []
      : [
          warning(
            ['testimonies', i],
            'is heard in no segment of the running order: add a segment of kind testimony that refers to it.',
          ),
        ],
  );

const withoutImprint = ({ assembly }: Plan): Finding[] =>
  assembly.imprint === undefined
    ? [
        warning(
          ['assembly', 'imprint'],
          'is missing: election law asks public material to say who publishes it, so write a name and an address.',
        ),
      ]
    : [];

const withoutNotice = ({ assembly }: Plan): Finding[] =>
  assembly.neutrality_notice === undefined
    ? [
        warning(
          ['assembly', 'neutrality_notice'],
          'is missing: write the sentence with which the chair says that the assembly is for or against nobody.',
        ),
      ]
    : [];

const surname = (name: string): string => name.split(/\s+/).at(-1) ?? name;
const collator = new Intl.Collator('en-GB');

const outOfAlphabet = ({ candidates }: Plan): Finding[] => {
  const names = candidates.map(({ name }) => surname(name));
  const at = names.findIndex((name, i) => i > 0 && collator.compare(names[i - 1] ?? '', name) > 0);
  const order = listed(names.toSorted(collator.compare));
  return at < 0
    ? []
    : [
        warning(
          ['candidates', at],
          `is not in alphabetical order: the program lists candidates by surname, ${order}.`,
        ),
      ];
};

const confirmedByNobody = ({ candidate_rules: rules }: Plan): Finding[] =>
  rules.second_person
    ? []
    : [
        warning(
          ['candidate_rules', 'second_person'],
          'is false: answers can be shown that only their recorder has read, so leave it out unless nobody can be found to confirm them.',
        ),
      ];

export const customChecks: readonly Check[] = [
  { needs: [], find: withoutPower },
  { needs: [], find: withoutPublicName },
  { needs: [], find: namedInFull },
  { needs: ['areas', 'delegations'], find: fewAreas },
  { needs: ['assembly.venue'], find: overfull },
  { needs: ['assembly.venue'], find: unread },
  { needs: ['asks', 'running_order'], find: neverPut },
  { needs: ['testimonies', 'running_order'], find: neverHeard },
  { needs: ['assembly.imprint'], find: withoutImprint },
  { needs: ['assembly.neutrality_notice'], find: withoutNotice },
  { needs: ['candidates'], find: outOfAlphabet },
  { needs: ['candidate_rules'], find: confirmedByNobody },
];

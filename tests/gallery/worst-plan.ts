/** The worst plan a projector may be handed: everything as many and as long as organisers could mean it, and two more scripts than English. */
import { answerValues } from '../../shared/answers/values.ts';
import { planSchema, type Plan } from '../../shared/plan/plan.ts';
import { samplePlan } from '../support/night/night.ts';

const many = <Item>(count: number, item: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => item(index));

/** Real enough to break where text of its length would. */
const PROSE =
  'Will you, within a hundred days of taking office, publish for each of our twenty-five institutions a named officer, ' +
  'a telephone number that is answered in the evenings, and a date by which every neighbourhood has been visited; and come ' +
  'back to this hall before the summer to tell us, in your own words, what has and what has not been done, and why that is so?';
const prose = (length: number): string => PROSE.slice(0, length - 1).trimEnd() + '?';

/** 60 letters each: as they come, in one word, in Welsh, in Arabic. */
const NAMES = [
  'The Reverend Doctor Maximiliana Featherstonehaugh-Cholmondeley',
  'Wolfeschlegelsteinhausenbergerdorffvonaltenstadtweinbergenau',
  'Angharad Llewelyn-Gwenllian ferch Rhydderch ap Gruffudd Môn',
  'عبد الرحمن بن محمد بن عبد الله الهاشمي القرشي الأندلسي المغربي',
  'Oluwaseun-Temitope Adebayo-Ogunleye Chukwuemeka Nwachukwu II',
  'Bartholomew Fitzwilliam-Montgomery of Stow-cum-Quy and Lode',
  'María del Carmen Fernández de Córdoba y Álvarez de Toledo-Ruiz',
  'Ng Ó',
].map((name) => name.slice(0, 60).trim());
const nameAt = (index: number): string => NAMES[index % NAMES.length] ?? '';

const DELEGATIONS = [
  'Saint Bartholomew-the-Great with Saint Sepulchre United Parish',
  'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochpar',
  'Undeb Myfyrwyr Prifysgol Cymru y Drindod Dewi Sant, Caerfyrddin',
  'جمعية المسجد المركزي والمركز الثقافي الإسلامي لوادي التايمز الكبير',
  'Cherwellside and Upper Thames Night Workers’ and Carers’ Branch',
].map((name) => name.slice(0, 60).trim());

const ids = (letter: string, count: number): string[] => many(count, (index) => `${letter}${index + 1}`);
const candidates = ids('C', 8);
const asks = ids('A', 8);

const delegations = many(45, (index) => ({
  id: `D${index + 1}`,
  code: `WW${String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26))}`,
  area: `R${(index % 9) + 1}`,
  name: DELEGATIONS[index % DELEGATIONS.length],
  pledged: 1_250 + index,
}));

/** Every value in turn; whoever makes conditions does so at length. */
const answerOf = (index: number) => {
  const value = answerValues[index % answerValues.length] ?? 'not_put';
  return value === 'yes_if' ? [value, prose(300)] : value;
};

const segment = (id: string, kind: string, screen: string, ref?: string) => ({
  id,
  kind,
  screen,
  s: 300,
  title: prose(120),
  lead: ['lead', 'second'],
  by: 'D3',
  ...(kind.startsWith('candidates') ? { per_candidate_s: 60 } : {}),
  ...(ref ? { ref } : {}),
});

export const worstPlan: Plan = planSchema.parse({
  schema: 'assembly-plan/0.1',
  assembly: {
    ...samplePlan.assembly,
    id: 'worst',
    title: prose(120),
    alliance: 'Cynghrair Dinasyddion Dyffryn Tafwys a’r Cyffiniau Gyda’i Gilydd',
    imprint: `Published by ${nameAt(0)} and promoted by ${nameAt(2)}, 1 Example Row, Milton Keynes MK9 3XX`,
    neutrality_notice: prose(300),
    conduct: prose(300),
  },
  areas: ids('R', 9).map((id, index) => ({
    id,
    name: index % 2 === 0 ? 'Royal Borough of Windsor and Maidenhead' : 'Sir Gaerfyrddin a Rhondda Cynon Taf',
  })),
  roles: [
    { id: 'lead', role: 'co-chair', name: nameAt(0) },
    { id: 'second', role: 'co-chair', name: nameAt(3) },
  ],
  delegations,
  candidates: candidates.map((id, index) => ({
    id,
    name: nameAt(index),
    party: `${nameAt(index).slice(0, 44)} (fictional)`,
  })),
  also_standing: many(8, (index) => ({ name: nameAt(index), party: 'Teapot Reform League (fictional)' })),
  asks: asks.map((id, index) => ({
    id,
    title: index % 3 === 1 ? nameAt(1) : prose(index % 3 === 0 ? 60 : 110),
    pinner: 'lead',
    order: candidates,
    power: 'The budget',
    text: prose(300),
    points: index === 7 ? [] : many(8, (point) => ({ id: `${id}${point}`, text: prose(60 + 34 * point) })),
  })),
  testimonies: [
    { id: 'T1', s: 180, public_name: nameAt(1), delegation: 'D2', subject: prose(120) },
    { id: 'T2', s: 180, public_name: nameAt(3), delegation: 'D4', subject: nameAt(3) },
  ],
  running_order: [
    segment('S01', 'welcome', 'welcome'),
    segment('S02', 'culture', 'title'),
    segment('S03', 'rollcall', 'rollcall'),
    segment('S04', 'candidates_open', 'speaker_clock'),
    segment('S05', 'testimony', 'testimony', 'T1'),
    ...asks.map((ask, index) => segment(`S1${index}`, 'ask', 'ask', ask)),
    segment('S20', 'readback', 'board'),
    segment('S21', 'turnout', 'turnout'),
    segment('S22', 'pledge', 'pledge'),
    segment('S23', 'close', 'dates'),
  ],
  followup: many(8, (index) => ({ id: `F${index}`, due: '2020-06-19', task: prose(160), lead: 'lead' })),
  demo_answers: Object.fromEntries(
    asks.map((ask, row) => [
      ask,
      Object.fromEntries(candidates.map((candidate, column) => [candidate, answerOf(row + column)])),
    ]),
  ),
});

/** The sample's night with the delegations of a large alliance. */
export const largePlan: Plan = planSchema.parse({
  ...samplePlan,
  delegations: many(45, (index) => {
    const own = samplePlan.delegations[index % samplePlan.delegations.length];
    const code = `LL${String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26))}`;
    return { ...own, id: `D${String(index + 1).padStart(2, '0')}`, code };
  }),
});

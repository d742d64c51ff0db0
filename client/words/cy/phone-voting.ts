/** Every sentence of a ballot on a phone, in Welsh: a start. NEEDS A SPEAKER'S REVIEW before anybody relies on it. */
import type { VotingWords } from '../phone-voting.ts';
import { inLanguage } from '../in-language.ts';

const { number, plural } = inLanguage('cy');
const points = (count: number): string => plural(count, { two: '# bwynt', other: '# pwynt' });

export const words: VotingWords = {
  heading: 'Pleidlais y llawr',
  closesIn: 'Yn cau ymhen',
  whose: {
    phones: 'Eich pleidlais',
    cards: 'Pleidlais y cerdyn pleidleisio hwn',
    leaders: 'Pleidlais dirprwyaeth, gyda cherdyn ei harweinydd',
  },
  sides: { for: 'O blaid', against: 'Yn erbyn', abstain: 'Ymatal' },
  thresholds: {
    two_thirds: 'I’w derbyn: dwy ran o dair o’r rhai o blaid ac yn erbyn.',
    absolute: 'I’w derbyn: mwy na hanner pawb sy’n cael pleidleisio.',
    delegations: 'I’w derbyn: mwy na hanner y dirprwyaethau sydd yma.',
  },

  chooseOne: 'Dewiswch un.',
  chooseUpTo: (most) => `Dewiswch hyd at ${number(most)}.`,
  share: (all, each) =>
    each < all
      ? `Rhannwch ${points(all)}, dim mwy na ${number(each)} ar un dewis.`
      : `Rhannwch ${points(all)} fel y mynnwch.`,
  chosen: (count, most) => `Dewiswyd ${number(count)} o ${number(most)}`,
  left: (count) => `${points(count)} ar ôl`,
  points,
  more: (choice) => `Un yn fwy i ${choice}`,
  fewer: (choice) => `Un yn llai i ${choice}`,
  give: 'Rhoi’r bleidlais hon',
  giveInstead: 'Rhoi’r bleidlais hon yn lle’r llall',
  final: 'Ar ôl ei rhoi, ni ellir ei newid.',
  changeable: 'Gallwch ei newid nes i’r bleidlais gau.',

  states: {
    counted: { title: 'Mae eich pleidlais wedi’i chyfrif', text: '' },
    sending: { title: 'Yn anfon eich pleidlais …', text: 'Heb ei chyfrif eto.' },
    stuck: { title: 'Heb ei chyfrif eto', text: 'Ni allai’r neuadd ei nodi; yn ceisio eto.' },
    unsent: { title: 'Heb ei hanfon eto', text: 'Caiff eich pleidlais ei hanfon pan fyddwch yn ôl.' },
  },
  receipt: 'Eich derbynneb',
  kept: 'Mae’r ffôn hwn yn ei chadw am ddiwrnod, er mwyn i chi wirio eich pleidlais yn y cofnod.',
  secret:
    'Nid oes neb yn y neuadd yn gweld sut rydych yn pleidleisio. Ar ôl selio’r bleidlais ni all neb ddweud o unrhyw gofnod, na’r trefnwyr chwaith; tan hynny gallai cyfrifiadur y neuadd.',

  checkInFirst:
    'Mae pleidlais y llawr ar agor. Dywedwch yn gyntaf gyda phwy ydych chi yma, ac yna pleidleisiwch.',
  checkIn: 'Cofrestru',
  visitor: 'Rydych yma fel ymwelydd. Ffonau sydd yma gyda grŵp sy’n pleidleisio.',
  late: 'Mae’r bleidlais hon i ffonau a oedd yma gyda grŵp pan agorodd. Nid oedd yr un hwn yn eu plith.',
  chooseGroup: 'Dewis eich grŵp',
  cardOpen: 'Mae pleidlais gyda chardiau ar agor. Gyda cherdyn gallwch bleidleisio cyn cofrestru.',
  cardReady: 'Mae cerdyn pleidleisio ar y ffôn hwn. Daw’r bleidlais yma ei hun pan fydd yn agor.',
  needsCard:
    'Rhoddir y bleidlais hon gyda cherdyn pleidleisio. Sganiwch eich un chi, neu teipiwch ei lythrennau.',
  card: 'Llythrennau ar y cerdyn',
  useCard: 'Defnyddio’r cerdyn hwn',
  anotherCard: 'Pleidleisio gyda cherdyn arall',

  closed: 'Mae’r bleidlais wedi cau',
  timeUp: 'Mae’r amser ar ben',
  awaiting: 'Daw’r canlyniad yma pan fydd y cadeirydd yn ei ddangos.',
  notGiven: 'Ni roddwyd pleidlais yma.',
  result: 'Canlyniad',
  outcome: { carried: 'Derbyniwyd', 'not-carried': 'Ni dderbyniwyd', tie: 'Cyfartal' },
  votes: (count) => plural(count, { two: '# bleidlais', other: '# pleidlais' }),
  hands: (count) => plural(count, { two: '# law', other: '# llaw' }),
  cast: (count) => `Pleidleisiodd ${number(count)}.`,
  handsAdded: 'Mae dwylo a gyfrifwyd yn y neuadd yn cyfrif hefyd: ni phleidleisiodd neb y ddwy ffordd.',
  handsApart: 'Mae dwylo a gyfrifwyd yn y neuadd yn ffigur ar wahân.',
  yours: 'Eich pleidlais',
  check: 'Gwirio fy mhleidlais',
  checking: 'Yn edrych yn y cofnod …',
  finding: {
    listed: 'Mae’r cofnod yn rhestru eich derbynneb, gyda’r union beth a ddewisoch.',
    different: 'Mae’r cofnod yn rhestru eich derbynneb gyda dewisiadau eraill. Rhowch wybod i’r trefnwyr.',
    missing: 'Nid yw eich derbynneb yn y cofnod. Rhowch wybod i’r trefnwyr.',
    unreadable: 'Ni ellir darllen y cofnod ar hyn o bryd. Rhowch gynnig arall arni wedyn.',
  },
  record: 'Gweld y cofnod cyfan',

  earlierVotes: 'Eich pleidleisiau cynharach',
  earlier: 'Ni chyfrifwyd pleidlais a roesoch o’r blaen: mae honno ar ben.',
  notChanged: 'Ni chyfrifwyd y newid: daeth yn rhy hwyr. Mae’r bleidlais a roesoch o’r blaen yn sefyll.',
  notVoted: {
    'no-such-ballot': 'Ni chyfrifwyd eich pleidlais: nid yw’r bleidlais hon yno bellach.',
    'ballot-closed': 'Ni chyfrifwyd eich pleidlais: roedd y bleidlais wedi cau cyn iddi gyrraedd.',
    'ballot-sealed': 'Ni chyfrifwyd eich pleidlais: roedd y bleidlais ar ben cyn iddi gyrraedd.',
    'not-on-register':
      'Ni chyfrifwyd eich pleidlais: nid oedd y ffôn hwn yma gyda grŵp pan agorodd y bleidlais.',
    'card-needed': 'Ni chyfrifwyd eich pleidlais: rhaid ei rhoi gyda cherdyn pleidleisio.',
    'no-such-card': 'Nid oes pleidlais i’r cerdyn hwn yma. Gwiriwch ei lythrennau, neu gofynnwch i stiward.',
    'bad-choices': 'Ni chyfrifwyd eich pleidlais: nid oedd yn addas. Dewiswch eto.',
    'voted-already': 'Rhoddwyd pleidlais o’r blaen, ac ni ellir ei newid. Y gyntaf sy’n cyfrif.',
    lapsed: 'Ni anfonwyd y bleidlais a bwysoch dros 12 awr yn ôl.',
    elsewhere: 'Ni anfonwyd y bleidlais a bwysoch o dan god arall.',
  },
  otherwise: 'Ni chyfrifwyd eich pleidlais. Rhowch gynnig arall arni.',
};

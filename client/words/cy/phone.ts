/** Every sentence on a phone in the hall, in Welsh: a start. NEEDS A SPEAKER'S REVIEW before anybody relies on it. */
import type { PhoneWords } from '../phone.ts';
import { inLanguage } from '../in-language.ts';

const { number, plural, time, day } = inLanguage('cy');
const people = (count: number): string => plural(count, { two: '# berson', other: '# person' });

export const words: PhoneWords = {
  review: {
    own: 'Nid yw siaradwr Cymraeg wedi gwirio’r geiriau hyn eto.',
    english: 'No Welsh speaker has checked these words yet.',
  },
  language: 'Iaith',

  program: 'Assembly Night',
  title: (assembly) => `${assembly} – Assembly Night`,
  connecting: 'Yn dod o hyd i’r neuadd …',
  steward: 'Gallwch bob amser ofyn i stiward eich cyfrif.',
  refused: 'Nid ydych i mewn eto',
  typeCode: 'Teipiwch y cod',
  rehearsal: 'Ymarfer yw hwn.',

  choose: {
    title: 'Gyda phwy ydych chi yma?',
    search: 'Chwiliwch am eich grŵp',
    hint: 'Rhan o’i enw, neu’r lle',
    found: (count) =>
      plural(count, { one: 'Cafwyd hyd i # grŵp', two: 'Cafwyd hyd i # grŵp', other: 'Cafwyd hyd i # grŵp' }),
    none: (typed) => `Nid oes grŵp o’r enw “${typed}”. Rhowch gynnig ar air byrrach.`,
    empty: 'Nid oes grwpiau ar y rhestr eto.',
    notListed: 'Nid yw fy ngrŵp ar y rhestr',
    keep: 'Gadael fel yr oedd',
  },

  party: {
    here: 'Rydych yma gyda',
    visitor: 'Rydych yma fel ymwelydd',
    seeDesk:
      'Ewch at y ddesg groeso: gallant roi eich grŵp ar y rhestr. Tan hynny byddwn yn eich cyfrif fel ymwelydd.',
    title: 'Faint ohonoch sydd, gyda chi?',
    hint: 'Chi, ac unrhyw un gyda chi nad yw’n defnyddio ffôn.',
    fewer: 'Un yn llai',
    more: 'Un yn fwy',
    count: people,
    done: (count) => plural(count, { one: 'Rydw i yma', other: 'Rydym ni yma' }),
    another: 'Nid eich grŵp chi? Dewiswch un arall',
    listed: 'Mae fy ngrŵp ar y rhestr wedi’r cwbl',
    keep: 'Gadael fel yr oedd',
  },

  group: {
    start: 'Rwy’n cyfrif ar ran grŵp',
    title: 'Faint sydd yn eich grŵp?',
    hint: 'Pawb ohonoch, gan eich cynnwys chi. Nid yw’r rhai a gyfrifir yma yn defnyddio eu ffonau eu hunain.',
    range: (from, to) => `O ${number(from)} i ${number(to)}.`,
    ask: 'Gofyn i stiward gadarnhau',
    alone: 'Dim ond fi, neu ychydig ohonom',
    waiting: (group, heads) => ({
      title: `Grŵp ${number(group)} – dangoswch hwn i stiward`,
      text: `Dywedoch ${people(heads)}. Cyfrifir un nes i stiward ei gadarnhau.`,
    }),
    confirmed: (group, heads) => ({
      title: `Rydych i mewn. Cyfrifwyd ${number(heads)}`,
      text: `Grŵp ${number(group)}, wedi’i gadarnhau gan stiward.`,
    }),
    declined: (group, heads) => ({
      title: 'Rydych i mewn. Cyfrifwyd: 1',
      text: `Ni chadarnhaodd stiward ${people(heads)} ar gyfer grŵp ${number(group)}. Siaradwch â stiward.`,
    }),
  },

  checkIn: {
    states: {
      counted: (count) => ({ title: `Rydych i mewn. Cyfrifwyd: ${number(count)}` }),
      sending: (count) => ({ title: 'Yn anfon …', text: people(count) }),
      stuck: (count) => ({
        title: 'Heb ei gyfrif eto',
        text: `${people(count)}. Ni allai’r neuadd ei nodi; yn ceisio eto.`,
      }),
      unsent: (count) => ({
        title: 'Heb ei anfon eto',
        text: `${people(count)}. Caiff ei anfon pan fyddwch yn ôl.`,
      }),
    },
    visitor: 'Ymwelydd',
    change: 'Newid',
    changeWhat: 'Newid eich grŵp neu’r nifer',
    declared: 'Mae eich grŵp wedi datgan faint a ddaeth. I newid unrhyw beth, gofynnwch i stiward.',
    notCounted: {
      'no-such-delegation': 'Nid yw’r grŵp hwnnw ar y rhestr bellach. Dewiswch eto.',
      'party-too-big':
        'Mae hynny’n fwy nag y gall un ffôn siarad drosto. Gofynnwch i stiward gyfrif eich grŵp.',
      'turnout-declared':
        'Ni chyfrifwyd hynny: mae eich grŵp wedi datgan faint a ddaeth. Gofynnwch i stiward ei gywiro.',
      'night-over': 'Ni chyfrifwyd hynny: mae’r cynulliad ar ben.',
      lapsed: 'Ni anfonwyd yr hyn a bwysoch dros 12 awr yn ôl. Dywedwch eto os yw’n dal yn wir.',
      elsewhere: 'Ni anfonwyd yr hyn a bwysoch o dan god arall. Dywedwch eto yma.',
    },
    otherwise: 'Ni chyfrifwyd hynny. Rhowch gynnig arall arni, neu gofynnwch i stiward eich cyfrif.',
  },

  now: {
    heading: 'Nawr',
    startsAt: (start, zone) => `Dechreuwn am ${time(start, zone)}`,
    waiting: 'Yn aros i ddechrau',
    plannedFor: (title, start, zone) =>
      `${title}, wedi’i gynllunio ar gyfer ${day(start, zone)}, ${time(start, zone)}.`,
    stay: 'Gadewch y dudalen hon ar agor. Mae’n dilyn y neuadd ei hun.',
    speaking: 'Yn siarad:',
    pressedBy: (name: string) => `${name} sy’n pwyso am ateb clir`,
    calling: 'Galw’r enwau: yn cael ei alw nawr',
    callingYou: 'Galw’r enwau: chi yw hwn',
    pledged: (pledged) => `Addawyd ${number(pledged)}.`,
    declared: (declared, pledged) => `${number(declared)} yma, o ${number(pledged)} a addawyd.`,
    ask: (position, of) => `Cais ${number(position)} o ${number(of)}`,
    putBy: (name) => `Gofynnir gan ${name}.`,
    reworded: ' (newidiwyd y geiriad)',
    answers: 'Atebion',
    notShown: 'Dim ateb wedi’i ddangos',
    paused: 'Saib byr. Awn ymlaen mewn munud.',
    holding: { title: 'Gwrandewch ar y stiwardiaid', text: 'Mae’r cynulliad wedi’i oedi.' },
    over: {
      title: 'Diolch am ddod',
      text: 'Mae’r cynulliad ar ben. Mae’r atebion a glywsom isod.',
    },
    overWithoutBoard: { title: 'Diolch am ddod', text: 'Mae’r cynulliad ar ben.' },
  },

  voting: {
    coming: 'Mae pleidlais y llawr ar agor. Un eiliad …',
    failed: 'Ni ellid llwytho’r bleidlais. Yn ceisio eto.',
    again: 'Llwytho’r dudalen eto',
  },

  turnout: {
    title: 'Pwy ddaeth',
    here: (present, pledged) => `${number(present)} yma, o ${number(pledged)} a addawyd`,
    of: (pledged) => `o ${number(pledged)}`,
  },

  dates: {
    title: 'Dyddiadau nesaf',
    election: 'Diwrnod yr etholiad. Cofiwch bleidleisio; chi biau’r dewis.',
  },

  answers: {
    yes: 'Ie',
    yes_if: 'Ie, gydag amodau',
    no: 'Na',
    unclear: 'Dim ateb clir',
    refused: 'Heb ateb',
    absent: 'Ddim yn bresennol',
    not_put: 'Heb ei ofyn eto',
  },
  corrected: 'cywirwyd',
  disputed: 'gwrthwynebir',
  saidBy: (name) => `dywedwyd gan ${name}`,

  link: {
    connecting: 'Yn cysylltu â’r neuadd …',
    live: 'Yn fyw.',
    reconnecting: 'Yn ailgysylltu. Nid oes dim wedi’i golli.',
    refused: 'Nid ydych wedi’ch cysylltu. Yn ceisio eto bob ychydig eiliadau.',
  },
  turnedAway: {
    'wrong-protocol': 'Mae’r dudalen hon yn hen. Llwythwch hi eto i fynd ymlaen.',
    'no-such-assembly':
      'Nid oes cynulliad o dan y cod hwn. Gwiriwch y cod ar y sgrin, a’i deipio neu ei sganio eto.',
    'code-changed': 'Mae’r cod wedi newid. Sganiwch yr un ar y sgrin nawr.',
    'hall-full':
      'Mae cymaint o ffonau wedi’u cysylltu ag y mae lle iddynt yn y neuadd. Mae’r dudalen hon yn dal i geisio.',
  },

  privacy:
    'Rydym yn cyfrif pobl, nid enwau. Nid yw’r ffôn hwn yn rhoi enw, rhif na lleoliad; mae’n cadw un rhif ar hap, fel ei fod yn cael ei gyfrif unwaith.',
};

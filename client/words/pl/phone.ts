/** Every sentence on a phone in the hall, in Polish: a start. NEEDS A SPEAKER'S REVIEW before anybody relies on it. */
import type { PhoneWords } from '../phone.ts';
import { inLanguage } from '../in-language.ts';

const { number, plural, time, day } = inLanguage('pl');
const people = (count: number): string =>
  plural(count, { one: '# osoba', few: '# osoby', many: '# osób', other: '# osoby' });

export const words: PhoneWords = {
  review: {
    own: 'Tych słów nie sprawdziła jeszcze osoba mówiąca po polsku.',
    english: 'No Polish speaker has checked these words yet.',
  },
  language: 'Język',

  program: 'Assembly Night',
  title: (assembly) => `${assembly} – Assembly Night`,
  connecting: 'Szukamy sali …',
  steward: 'Zawsze można poprosić stewarda o policzenie.',
  refused: 'Jeszcze nie jesteś w środku',
  typeCode: 'Wpisz kod',
  rehearsal: 'To jest próba.',

  choose: {
    title: 'Z kim tu jesteś?',
    search: 'Szukaj swojej grupy',
    hint: 'Część nazwy albo miejscowość',
    found: (count) =>
      plural(count, {
        one: 'Znaleziono # grupę',
        few: 'Znaleziono # grupy',
        many: 'Znaleziono # grup',
        other: 'Znaleziono # grupy',
      }),
    none: (typed) => `Żadna grupa nie nazywa się „${typed}”. Spróbuj krótszego słowa.`,
    empty: 'Na liście nie ma jeszcze żadnej grupy.',
    notListed: 'Mojej grupy nie ma na liście',
    keep: 'Zostaw, jak było',
  },

  party: {
    here: 'Jesteś tu z grupą',
    visitor: 'Jesteś tu jako gość',
    seeDesk:
      'Podejdź do punktu powitalnego: tam mogą dopisać twoją grupę do listy. Do tego czasu liczymy cię jako gościa.',
    title: 'Ile was jest, razem z tobą?',
    hint: 'Ty i wszyscy przy tobie, którzy nie używają telefonu.',
    fewer: 'O jedną mniej',
    more: 'O jedną więcej',
    count: people,
    done: (count) => plural(count, { one: 'Jestem', other: 'Jesteśmy' }),
    another: 'To nie twoja grupa? Wybierz inną',
    listed: 'Moja grupa jednak jest na liście',
    keep: 'Zostaw, jak było',
  },

  group: {
    start: 'Liczę za całą grupę',
    title: 'Ile osób liczy grupa?',
    hint: 'Wszyscy, razem z tobą. Osoby policzone tutaj nie używają własnych telefonów.',
    range: (from, to) => `Od ${number(from)} do ${number(to)}.`,
    ask: 'Poproś stewarda o potwierdzenie',
    alone: 'Tylko ja albo kilkoro nas',
    waiting: (group, heads) => ({
      title: `Grupa ${number(group)} – pokaż to stewardowi`,
      text: `Podano: ${people(heads)}. Liczymy jedną, dopóki steward nie potwierdzi.`,
    }),
    confirmed: (group, heads) => ({
      title: `Jesteście w środku. Policzono: ${number(heads)}`,
      text: `Grupa ${number(group)}, potwierdzona przez stewarda.`,
    }),
    declined: (group, heads) => ({
      title: 'Jesteś w środku. Policzono: 1',
      text: `Steward nie potwierdził liczby dla grupy ${number(group)}: ${people(heads)}. Porozmawiaj ze stewardem.`,
    }),
  },

  checkIn: {
    states: {
      counted: (count) => ({ title: `Jesteś w środku. Policzono: ${number(count)}` }),
      sending: (count) => ({ title: 'Wysyłanie …', text: people(count) }),
      stuck: (count) => ({
        title: 'Jeszcze nie policzono',
        text: `${people(count)}. Nie udało się tego zapisać; próbujemy ponownie.`,
      }),
      unsent: (count) => ({
        title: 'Jeszcze nie wysłano',
        text: `${people(count)}. Zostanie wysłane, gdy wróci połączenie.`,
      }),
    },
    visitor: 'Gość',
    change: 'Zmień',
    changeWhat: 'Zmień grupę lub liczbę',
    declared: 'Twoja grupa ogłosiła już, ile osób przyszło. Aby coś zmienić, poproś stewarda.',
    notCounted: {
      'no-such-delegation': 'Tej grupy nie ma już na liście. Wybierz jeszcze raz.',
      'party-too-big': 'To więcej, niż może zgłosić jeden telefon. Poproś stewarda o policzenie grupy.',
      'turnout-declared':
        'Tego nie policzono: twoja grupa ogłosiła już, ile osób przyszło. Poproś stewarda o poprawkę.',
      'night-over': 'Tego nie policzono: zgromadzenie się skończyło.',
      lapsed:
        'Tego, co dotknięto ponad 12 godzin temu, nie wysłano. Jeśli to nadal prawda, zgłoś jeszcze raz.',
      elsewhere: 'Tego, co dotknięto pod innym kodem, nie wysłano. Zgłoś to tutaj jeszcze raz.',
    },
    otherwise: 'Tego nie policzono. Spróbuj ponownie albo poproś stewarda o policzenie.',
  },

  now: {
    heading: 'Teraz',
    startsAt: (start, zone) => `Zaczynamy o ${time(start, zone)}`,
    waiting: 'Czekamy na początek',
    plannedFor: (title, start, zone) => `${title}, plan: ${day(start, zone)}, ${time(start, zone)}.`,
    stay: 'Zostaw tę stronę otwartą. Sama pokazuje, co dzieje się na sali.',
    speaking: 'Mówi:',
    pressedBy: (name: string) => `O jasną odpowiedź prosi ${name}`,
    calling: 'Wywoływanie grup: teraz',
    callingYou: 'Wywoływanie grup: to wy',
    pledged: (pledged) => `Zapowiedziano: ${number(pledged)}.`,
    declared: (declared, pledged) => `Obecnych: ${number(declared)}, zapowiedziano: ${number(pledged)}.`,
    ask: (position, of) => `Postulat ${number(position)} z ${number(of)}`,
    putBy: (name) => `Pyta: ${name}.`,
    reworded: ' (zmieniono treść)',
    answers: 'Odpowiedzi',
    notShown: 'Nie pokazano odpowiedzi',
    paused: 'Krótka przerwa. Zaraz wracamy.',
    holding: { title: 'Słuchaj poleceń stewardów', text: 'Zgromadzenie jest wstrzymane.' },
    over: {
      title: 'Dziękujemy za przybycie',
      text: 'Zgromadzenie się skończyło. Odpowiedzi, które usłyszeliśmy, są poniżej.',
    },
    overWithoutBoard: { title: 'Dziękujemy za przybycie', text: 'Zgromadzenie się skończyło.' },
  },

  voting: {
    coming: 'Trwa głosowanie sali. Chwileczkę …',
    failed: 'Nie udało się wczytać głosowania. Próbujemy ponownie.',
    again: 'Wczytaj stronę ponownie',
  },

  turnout: {
    title: 'Kto przyszedł',
    here: (present, pledged) => `Obecnych: ${number(present)}, zapowiedziano: ${number(pledged)}`,
    of: (pledged) => `z ${number(pledged)}`,
  },

  dates: {
    title: 'Następne terminy',
    election: 'Dzień wyborów. Prosimy, zagłosuj; na kogo, to twoja sprawa.',
  },

  answers: {
    yes: 'Tak',
    yes_if: 'Tak, pod warunkami',
    no: 'Nie',
    unclear: 'Brak jasnej odpowiedzi',
    refused: 'Bez odpowiedzi',
    absent: 'Nie ma tej osoby',
    not_put: 'Jeszcze nie zapytano',
  },
  corrected: 'poprawiono',
  disputed: 'kwestionuje',
  saidBy: (name) => `mówi ${name}`,

  link: {
    connecting: 'Łączenie z salą …',
    live: 'Na żywo.',
    reconnecting: 'Ponowne łączenie. Nic nie zginęło.',
    refused: 'Brak połączenia. Ponawiamy próbę co kilka sekund.',
  },
  turnedAway: {
    'wrong-protocol': 'Ta strona jest nieaktualna. Wczytaj ją ponownie.',
    'no-such-assembly':
      'Pod tym kodem nie ma zgromadzenia. Sprawdź kod na ekranie i wpisz lub zeskanuj go ponownie.',
    'code-changed': 'Kod się zmienił. Zeskanuj ten, który jest teraz na ekranie.',
    'hall-full': 'Połączonych jest tyle telefonów, na ile jest miejsce. Strona próbuje dalej.',
  },

  privacy:
    'Liczymy ludzi, nie nazwiska. Ten telefon nie podaje nazwiska, numeru ani położenia; przechowuje jedną losową liczbę, aby policzono go tylko raz.',
};

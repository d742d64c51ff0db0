/** Every sentence of a ballot on a phone, in Polish: a start. NEEDS A SPEAKER'S REVIEW before anybody relies on it. */
import type { VotingWords } from '../phone-voting.ts';
import { inLanguage } from '../in-language.ts';

const { number, plural } = inLanguage('pl');
const points = (count: number): string =>
  plural(count, { one: '# punkt', few: '# punkty', many: '# punktów', other: '# punktu' });

export const words: VotingWords = {
  heading: 'Głosowanie sali',
  closesIn: 'Koniec za',
  whose: {
    phones: 'Twój głos',
    cards: 'Głos tej karty do głosowania',
    leaders: 'Głos delegacji, z karty osoby, która jej przewodzi',
  },
  sides: { for: 'Za', against: 'Przeciw', abstain: 'Wstrzymuję się' },
  thresholds: {
    two_thirds: 'Potrzeba dwóch trzecich głosów za i przeciw.',
    absolute: 'Potrzeba ponad połowy wszystkich, którzy mogą głosować.',
    delegations: 'Potrzeba ponad połowy obecnych delegacji.',
  },

  chooseOne: 'Wybierz jedno.',
  chooseUpTo: (most) => `Wybierz najwyżej ${number(most)}.`,
  share: (all, each) =>
    each < all
      ? `Do podziału: ${points(all)}, najwyżej ${number(each)} na jedną odpowiedź.`
      : `Do podziału: ${points(all)}, według uznania.`,
  chosen: (count, most) => `Wybrano ${number(count)} z ${number(most)}`,
  left: (count) => `Pozostało: ${points(count)}`,
  points,
  more: (choice) => `O jeden więcej: ${choice}`,
  fewer: (choice) => `O jeden mniej: ${choice}`,
  give: 'Oddaj ten głos',
  giveInstead: 'Oddaj ten głos zamiast tamtego',
  final: 'Oddanego głosu nie można zmienić.',
  changeable: 'Można go zmienić do końca głosowania.',

  states: {
    counted: { title: 'Twój głos policzono', text: '' },
    sending: { title: 'Wysyłanie głosu …', text: 'Jeszcze nie policzono.' },
    stuck: { title: 'Jeszcze nie policzono', text: 'Nie udało się tego zapisać; próbujemy ponownie.' },
    unsent: { title: 'Jeszcze nie wysłano', text: 'Głos zostanie wysłany, gdy wróci połączenie.' },
  },
  receipt: 'Twoje potwierdzenie',
  kept: 'Ten telefon przechowuje je przez dobę, aby można było sprawdzić głos w protokole.',
  secret:
    'Nikt na sali nie widzi, jak głosujesz. Po zapieczętowaniu głosowania nie pozna tego nikt z żadnego zapisu, nawet organizatorzy; do tego czasu mógłby to jeszcze odczytać komputer sali.',

  checkInFirst: 'Trwa głosowanie sali. Najpierw powiedz, z kim tu jesteś, a potem zagłosuj.',
  checkIn: 'Zgłoś się',
  visitor: 'Jesteś tu jako gość. Głosują telefony, które są tu z grupą.',
  late: 'W tym głosowaniu sali głosują telefony, które były tu z grupą, gdy je otwarto. Tego telefonu wtedy nie było.',
  chooseGroup: 'Wybierz swoją grupę',
  cardOpen: 'Trwa głosowanie na karty. Z kartą można zagłosować przed zgłoszeniem się.',
  cardReady: 'Na tym telefonie jest karta do głosowania. Głosowanie samo się tu pojawi.',
  needsCard: 'W tym głosowaniu głosuje się kartą. Zeskanuj swoją kartę albo wpisz jej litery.',
  card: 'Litery na karcie',
  useCard: 'Użyj tej karty',
  anotherCard: 'Zagłosuj inną kartą',

  closed: 'Głosowanie zakończone',
  timeUp: 'Czas minął',
  awaiting: 'Wynik pojawi się tutaj, gdy prowadzący go pokaże.',
  notGiven: 'Tutaj nie oddano głosu.',
  result: 'Wynik',
  outcome: { carried: 'Przyjęto', 'not-carried': 'Nie przyjęto', tie: 'Remis' },
  votes: (count) => plural(count, { one: '# głos', few: '# głosy', many: '# głosów', other: '# głosu' }),
  hands: (count) => plural(count, { one: '# ręka', few: '# ręce', many: '# rąk', other: '# ręki' }),
  cast: (count) => `Oddano głosów: ${number(count)}.`,
  handsAdded: 'Ręce policzone na sali też się liczą: nikt nie głosował dwa razy.',
  handsApart: 'Ręce policzone na sali to osobna liczba.',
  yours: 'Twój głos',
  check: 'Sprawdź mój głos',
  checking: 'Szukamy w protokole …',
  finding: {
    listed: 'Protokół zawiera twoje potwierdzenie, dokładnie z tym, co wybrano.',
    different: 'Protokół zawiera twoje potwierdzenie z innym wyborem. Powiedz o tym organizatorom.',
    missing: 'Twojego potwierdzenia nie ma w protokole. Powiedz o tym organizatorom.',
    unreadable: 'Protokołu nie można teraz odczytać. Spróbuj później.',
  },
  record: 'Zobacz cały protokół',

  earlierVotes: 'Twoje wcześniejsze głosy',
  earlier: 'Głosu oddanego wcześniej nie policzono: tamto głosowanie się skończyło.',
  notChanged: 'Zmiany nie policzono: dotarła za późno. Liczy się głos oddany wcześniej.',
  notVoted: {
    'no-such-ballot': 'Głosu nie policzono: tego głosowania już nie ma.',
    'ballot-closed': 'Głosu nie policzono: głosowanie zamknięto, zanim dotarł.',
    'ballot-sealed': 'Głosu nie policzono: głosowanie skończyło się, zanim dotarł.',
    'not-on-register': 'Głosu nie policzono: gdy głosowanie otwarto, tego telefonu nie było tu z grupą.',
    'card-needed': 'Głosu nie policzono: trzeba go oddać kartą do głosowania.',
    'no-such-card': 'Ta karta nie ma tu głosu. Sprawdź jej litery albo zapytaj stewarda.',
    'bad-choices': 'Głosu nie policzono: nie pasował do głosowania. Wybierz jeszcze raz.',
    'voted-already': 'Głos oddano już wcześniej i nie można go zmienić. Liczy się pierwszy.',
    lapsed: 'Głosu sprzed ponad 12 godzin nie wysłano.',
    elsewhere: 'Głosu oddanego pod innym kodem nie wysłano.',
  },
  otherwise: 'Głosu nie policzono. Spróbuj ponownie.',
};

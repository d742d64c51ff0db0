/** Every sentence on a phone in the hall, in Arabic: a start. NEEDS A SPEAKER'S REVIEW before anybody relies on it. */
import type { PhoneWords } from '../phone.ts';
import { inLanguage } from '../in-language.ts';

const { number, plural, time, day } = inLanguage('ar');
const people = (count: number): string =>
  plural(count, { one: 'شخص واحد', two: 'شخصان', few: '# أشخاص', many: '# شخصًا', other: '# شخص' });

export const words: PhoneWords = {
  review: {
    own: 'لم يراجع متحدث بالعربية هذه الكلمات بعد.',
    english: 'No Arabic speaker has checked these words yet.',
  },
  language: 'اللغة',

  program: 'Assembly Night',
  title: (assembly) => `${assembly} – Assembly Night`,
  connecting: 'نبحث عن القاعة …',
  steward: 'يمكنك دائمًا أن تطلب من أحد المنظمين أن يعدّك.',
  refused: 'لم تدخل بعد',
  typeCode: 'اكتب الرمز',
  rehearsal: 'هذه تجربة.',

  choose: {
    title: 'مع من أنت هنا؟',
    search: 'ابحث عن مجموعتك',
    hint: 'جزء من اسمها، أو المكان',
    found: (count) =>
      plural(count, {
        one: 'وُجدت مجموعة واحدة',
        two: 'وُجدت مجموعتان',
        few: 'وُجدت # مجموعات',
        many: 'وُجدت # مجموعة',
        other: 'وُجدت # مجموعة',
      }),
    none: (typed) => `لا توجد مجموعة باسم «${typed}». جرّب كلمة أقصر.`,
    empty: 'لا توجد مجموعات في القائمة بعد.',
    notListed: 'مجموعتي ليست في القائمة',
    keep: 'اتركه كما كان',
  },

  party: {
    here: 'أنت هنا مع',
    visitor: 'أنت هنا كزائر',
    seeDesk: 'يُرجى التوجه إلى مكتب الاستقبال: يمكنهم إضافة مجموعتك إلى القائمة. حتى ذلك الحين نعدّك زائرًا.',
    title: 'كم عددكم، وأنت معهم؟',
    hint: 'أنت، وكل من معك ممن لا يستخدم هاتفًا.',
    fewer: 'أقل بواحد',
    more: 'أكثر بواحد',
    count: people,
    done: (count) => plural(count, { one: 'أنا هنا', other: 'نحن هنا' }),
    another: 'ليست مجموعتك؟ اختر غيرها',
    listed: 'مجموعتي في القائمة',
    keep: 'اتركه كما كان',
  },

  group: {
    start: 'أعدّ نيابة عن مجموعة',
    title: 'كم عدد أفراد مجموعتك؟',
    hint: 'جميعكم، وأنت منهم. من يُعدّ هنا لا يستخدم هاتفه.',
    range: (from, to) => `من ${number(from)} إلى ${number(to)}.`,
    ask: 'اطلب من منظم أن يؤكد',
    alone: 'أنا وحدي، أو بضعة منا',
    waiting: (group, heads) => ({
      title: `المجموعة ${number(group)} – أرِ هذا لأحد المنظمين`,
      text: `قلت: ${people(heads)}. تُعدّ واحدًا حتى يؤكد منظم العدد.`,
    }),
    confirmed: (group, heads) => ({
      title: `أنتم في الداخل. عُدّ: ${number(heads)}`,
      text: `المجموعة ${number(group)}، أكدها أحد المنظمين.`,
    }),
    declined: (group, heads) => ({
      title: `أنت في الداخل. عُدّ: ${number(1)}`,
      text: `لم يؤكد المنظم العدد للمجموعة ${number(group)}: ${people(heads)}. يُرجى التحدث إلى أحد المنظمين.`,
    }),
  },

  checkIn: {
    states: {
      counted: (count) => ({ title: `أنت في الداخل. عُدّ: ${number(count)}` }),
      sending: (count) => ({ title: 'جارٍ الإرسال …', text: people(count) }),
      stuck: (count) => ({
        title: 'لم يُعدّ بعد',
        text: `${people(count)}. لم نتمكن من تسجيله؛ نحاول مرة أخرى.`,
      }),
      unsent: (count) => ({
        title: 'لم يُرسل بعد',
        text: `${people(count)}. سيُرسل عندما يعود اتصالك.`,
      }),
    },
    visitor: 'زائر',
    change: 'تغيير',
    changeWhat: 'غيّر مجموعتك أو العدد',
    declared: 'أعلنت مجموعتك عدد من حضر. لتغيير أي شيء، اسأل أحد المنظمين.',
    notCounted: {
      'no-such-delegation': 'لم تعد هذه المجموعة في القائمة. يُرجى الاختيار مرة أخرى.',
      'party-too-big': 'هذا أكثر مما يمكن لهاتف واحد أن يمثله. يُرجى أن تطلب من منظم أن يعدّ مجموعتك.',
      'turnout-declared': 'لم يُعدّ ذلك: أعلنت مجموعتك عدد من حضر. يُرجى أن تطلب من منظم تصحيحه.',
      'night-over': 'لم يُعدّ ذلك: انتهى الاجتماع.',
      lapsed: 'لم يُرسل ما ضغطت عليه قبل أكثر من ١٢ ساعة. يُرجى قوله مرة أخرى إن كان لا يزال صحيحًا.',
      elsewhere: 'لم يُرسل ما ضغطت عليه تحت رمز آخر. يُرجى قوله هنا مرة أخرى.',
    },
    otherwise: 'لم يُعدّ ذلك. يُرجى المحاولة مرة أخرى، أو اطلب من منظم أن يعدّك.',
  },

  now: {
    heading: 'الآن',
    startsAt: (start, zone) => `نبدأ الساعة ${time(start, zone)}`,
    waiting: 'في انتظار البداية',
    plannedFor: (title, start, zone) => `${title}، الموعد: ${day(start, zone)}، ${time(start, zone)}.`,
    stay: 'اترك هذه الصفحة مفتوحة. إنها تتابع القاعة من تلقاء نفسها.',
    speaking: 'يتحدث الآن:',
    pressedBy: (name: string) => `يطلب جوابًا واضحًا: ${name}`,
    calling: 'نداء المجموعات: تُنادى الآن',
    callingYou: 'نداء المجموعات: هذه مجموعتك',
    pledged: (pledged) => `العدد الموعود: ${number(pledged)}.`,
    declared: (declared, pledged) => `الحاضرون: ${number(declared)}، من ${number(pledged)} موعودين.`,
    ask: (position, of) => `المطلب ${number(position)} من ${number(of)}`,
    putBy: (name) => `يطرحه ${name}.`,
    reworded: ' (عُدّلت الصياغة)',
    answers: 'الإجابات',
    notShown: 'لم تُعرض إجابة',
    paused: 'استراحة قصيرة. نواصل بعد لحظة.',
    holding: { title: 'يُرجى الاستماع إلى المنظمين', text: 'الاجتماع متوقف مؤقتًا.' },
    over: { title: 'شكرًا لحضوركم', text: 'انتهى الاجتماع. الإجابات التي سمعناها في الأسفل.' },
    overWithoutBoard: { title: 'شكرًا لحضوركم', text: 'انتهى الاجتماع.' },
  },

  voting: {
    coming: 'التصويت مفتوح. لحظة …',
    failed: 'تعذّر تحميل التصويت. نحاول مرة أخرى.',
    again: 'حمّل الصفحة مرة أخرى',
  },

  turnout: {
    title: 'من حضر',
    here: (present, pledged) => `الحاضرون: ${number(present)}، من ${number(pledged)} موعودين`,
    of: (pledged) => `من ${number(pledged)}`,
  },

  dates: {
    title: 'المواعيد القادمة',
    election: 'يوم الانتخابات. يُرجى التصويت؛ ولك وحدك أن تختار لمن.',
  },

  answers: {
    yes: 'نعم',
    yes_if: 'نعم، بشروط',
    no: 'لا',
    unclear: 'لا إجابة واضحة',
    refused: 'لم يُجب',
    absent: 'غير حاضر',
    not_put: 'لم يُسأل بعد',
  },
  corrected: 'صُحّح',
  disputed: 'يعترض',
  saidBy: (name) => `قالها ${name}`,

  link: {
    connecting: 'جارٍ الاتصال بالقاعة …',
    live: 'مباشر.',
    reconnecting: 'جارٍ إعادة الاتصال. لم يُفقد شيء.',
    refused: 'أنت غير متصل. نحاول مرة أخرى كل بضع ثوانٍ.',
  },
  turnedAway: {
    'wrong-protocol': 'هذه الصفحة قديمة. أعد تحميلها للمتابعة.',
    'no-such-assembly': 'لا يوجد اجتماع بهذا الرمز. تحقق من الرمز على الشاشة، واكتبه أو امسحه مرة أخرى.',
    'code-changed': 'تغيّر الرمز. امسح الرمز المعروض على الشاشة الآن.',
    'hall-full': 'اتصل من الهواتف ما تتسع له القاعة. تواصل هذه الصفحة المحاولة.',
  },

  privacy:
    'نعدّ الناس لا الأسماء. لا يعطي هذا الهاتف اسمًا ولا رقمًا ولا موقعًا؛ ويحتفظ برقم عشوائي واحد كي يُعدّ مرة واحدة.',
};

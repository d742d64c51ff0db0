/** Every sentence of a ballot on a phone, in Arabic: a start. NEEDS A SPEAKER'S REVIEW before anybody relies on it. */
import type { VotingWords } from '../phone-voting.ts';
import { inLanguage } from '../in-language.ts';

const { number, plural } = inLanguage('ar');
const points = (count: number): string =>
  plural(count, { one: 'نقطة واحدة', two: 'نقطتان', few: '# نقاط', many: '# نقطة', other: '# نقطة' });

export const words: VotingWords = {
  heading: 'تصويت القاعة',
  closesIn: 'ينتهي بعد',
  whose: {
    phones: 'صوتك',
    cards: 'صوت بطاقة التصويت هذه',
    leaders: 'صوت وفد، ببطاقة قائده',
  },
  sides: { for: 'مع', against: 'ضد', abstain: 'امتناع' },
  thresholds: {
    two_thirds: 'للقبول: ثلثا المؤيدين والمعارضين.',
    absolute: 'للقبول: أكثر من نصف جميع من يحق لهم التصويت.',
    delegations: 'للقبول: أكثر من نصف الوفود الحاضرة.',
  },

  chooseOne: 'اختر واحدًا.',
  chooseUpTo: (most) => `اختر ${number(most)} على الأكثر.`,
  share: (all, each) =>
    each < all
      ? `وزّع النقاط: ${points(all)}، وعلى الخيار الواحد ${number(each)} على الأكثر.`
      : `وزّع النقاط كما تشاء: ${points(all)}.`,
  chosen: (count, most) => `اخترت ${number(count)} من ${number(most)}`,
  left: (count) => `المتبقي: ${points(count)}`,
  points,
  more: (choice) => `نقطة أخرى إلى ${choice}`,
  fewer: (choice) => `نقطة أقل من ${choice}`,
  give: 'أعطِ هذا الصوت',
  giveInstead: 'أعطِ هذا الصوت بدلًا منه',
  final: 'لا يمكن تغييره بعد إعطائه.',
  changeable: 'يمكنك تغييره حتى ينتهي التصويت.',

  states: {
    counted: { title: 'عُدّ صوتك', text: '' },
    sending: { title: 'جارٍ إرسال صوتك …', text: 'لم يُعدّ بعد.' },
    stuck: { title: 'لم يُعدّ بعد', text: 'لم نتمكن من تسجيله؛ نحاول مرة أخرى.' },
    unsent: { title: 'لم يُرسل بعد', text: 'سيُرسل صوتك عندما يعود اتصالك.' },
  },
  receipt: 'إيصالك',
  kept: 'يحتفظ به هذا الهاتف ليوم واحد، لتتمكن من التحقق من صوتك في السجل.',
  secret:
    'لا يرى أحد في القاعة كيف تصوّت. بعد ختم التصويت لا يستطيع أحد معرفة ذلك من أي سجل، ولا المنظمون؛ وحتى ذلك الحين كان بإمكان حاسوب القاعة.',

  checkInFirst: 'التصويت مفتوح. قل أولًا مع من أنت هنا، ثم صوّت.',
  checkIn: 'سجّل حضورك',
  visitor: 'أنت هنا كزائر. تصوّت الهواتف التي حضرت مع مجموعة.',
  late: 'في هذا التصويت تصوّت الهواتف التي كانت هنا مع مجموعة عندما فُتح. لم يكن هذا الهاتف بينها.',
  chooseGroup: 'اختر مجموعتك',
  cardOpen: 'التصويت بالبطاقات مفتوح. بالبطاقة يمكنك التصويت قبل تسجيل حضورك.',
  cardReady: 'على هذا الهاتف بطاقة تصويت. يظهر التصويت هنا من تلقاء نفسه عندما يُفتح.',
  needsCard: 'هذا التصويت ببطاقة تصويت. امسح بطاقتك، أو اكتب حروفها.',
  card: 'الحروف على البطاقة',
  useCard: 'استخدم هذه البطاقة',
  anotherCard: 'صوّت ببطاقة أخرى',

  closed: 'انتهى التصويت',
  timeUp: 'انتهى الوقت',
  awaiting: 'تظهر النتيجة هنا عندما يعرضها رئيس الجلسة.',
  notGiven: 'لم يُعطَ صوت هنا.',
  result: 'النتيجة',
  outcome: { carried: 'قُبل', 'not-carried': 'لم يُقبل', tie: 'تعادل' },
  votes: (count) =>
    plural(count, { one: 'صوت واحد', two: 'صوتان', few: '# أصوات', many: '# صوتًا', other: '# صوت' }),
  hands: (count) =>
    plural(count, { one: 'يد واحدة', two: 'يدان', few: '# أيدٍ', many: '# يدًا', other: '# يد' }),
  cast: (count) => `عدد المصوّتين: ${number(count)}.`,
  handsAdded: 'الأيدي التي عُدّت في القاعة محسوبة أيضًا: لم يصوّت أحد بالطريقتين.',
  handsApart: 'الأيدي التي عُدّت في القاعة رقم مستقل.',
  yours: 'صوتك',
  check: 'تحقق من صوتي',
  checking: 'نبحث في السجل …',
  finding: {
    listed: 'إيصالك مدرج في السجل، بما اخترته تمامًا.',
    different: 'إيصالك مدرج في السجل بخيارات أخرى. يُرجى إبلاغ المنظمين.',
    missing: 'إيصالك ليس في السجل. يُرجى إبلاغ المنظمين.',
    unreadable: 'لا يمكن قراءة السجل الآن. يُرجى المحاولة لاحقًا.',
  },
  record: 'اطلع على السجل كله',

  earlierVotes: 'أصواتك السابقة',
  earlier: 'لم يُعدّ صوت أعطيته من قبل: انتهى ذلك التصويت.',
  notChanged: 'لم يُحسب التغيير: وصل متأخرًا. يبقى صوتك السابق محسوبًا.',
  notVoted: {
    'no-such-ballot': 'لم يُعدّ صوتك: لم يعد هذا التصويت موجودًا.',
    'ballot-closed': 'لم يُعدّ صوتك: أُغلق التصويت قبل وصوله.',
    'ballot-sealed': 'لم يُعدّ صوتك: انتهى التصويت قبل وصوله.',
    'not-on-register': 'لم يُعدّ صوتك: لم يكن هذا الهاتف هنا مع مجموعة عندما فُتح التصويت.',
    'card-needed': 'لم يُعدّ صوتك: يجب إعطاؤه ببطاقة تصويت.',
    'no-such-card': 'ليس لهذه البطاقة صوت هنا. تحقق من حروفها، أو اسأل أحد المنظمين.',
    'bad-choices': 'لم يُعدّ صوتك: لم يناسب ورقة التصويت. يُرجى الاختيار مرة أخرى.',
    'voted-already': 'أُعطي صوت من قبل، ولا يمكن تغييره. الأول هو المحسوب.',
    lapsed: 'لم يُرسل الصوت الذي ضغطت عليه قبل أكثر من ١٢ ساعة.',
    elsewhere: 'لم يُرسل الصوت الذي ضغطت عليه تحت رمز آخر.',
  },
  otherwise: 'لم يُعدّ صوتك. يُرجى المحاولة مرة أخرى.',
};

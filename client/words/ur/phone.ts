/** Every sentence on a phone in the hall, in Urdu: a start. NEEDS A SPEAKER'S REVIEW before anybody relies on it. */
import type { PhoneWords } from '../phone.ts';
import { inLanguage } from '../in-language.ts';

const { number, plural, time, day } = inLanguage('ur');
const people = (count: number): string => plural(count, { one: '# شخص', other: '# افراد' });

export const words: PhoneWords = {
  review: {
    own: 'کسی اردو بولنے والے نے ابھی ان الفاظ کی جانچ نہیں کی۔',
    english: 'No Urdu speaker has checked these words yet.',
  },
  language: 'زبان',

  program: 'Assembly Night',
  title: (assembly) => `${assembly} – Assembly Night`,
  connecting: 'ہال تلاش کیا جا رہا ہے …',
  steward: 'آپ ہمیشہ کسی منتظم سے اپنی گنتی کروا سکتے ہیں۔',
  refused: 'آپ ابھی شامل نہیں ہوئے',
  typeCode: 'کوڈ لکھیں',
  rehearsal: 'یہ مشق ہے۔',

  choose: {
    title: 'آپ یہاں کس کے ساتھ ہیں؟',
    search: 'اپنا گروپ تلاش کریں',
    hint: 'اس کے نام کا حصہ، یا جگہ',
    found: (count) => plural(count, { one: '# گروپ ملا', other: '# گروپ ملے' }),
    none: (typed) => `”${typed}“ نام کا کوئی گروپ نہیں۔ کوئی چھوٹا لفظ آزمائیں۔`,
    empty: 'فہرست میں ابھی کوئی گروپ نہیں۔',
    notListed: 'میرا گروپ فہرست میں نہیں',
    keep: 'جیسا تھا ویسا رہنے دیں',
  },

  party: {
    here: 'آپ یہاں ان کے ساتھ ہیں',
    visitor: 'آپ یہاں مہمان کے طور پر ہیں',
    seeDesk:
      'براہِ کرم استقبالیہ پر جائیں: وہ آپ کا گروپ فہرست میں شامل کر سکتے ہیں۔ تب تک ہم آپ کو مہمان گنتے ہیں۔',
    title: 'آپ سمیت آپ کتنے لوگ ہیں؟',
    hint: 'آپ، اور آپ کے ساتھ وہ سب جو فون استعمال نہیں کر رہے۔',
    fewer: 'ایک کم',
    more: 'ایک زیادہ',
    count: people,
    done: (count) => plural(count, { one: 'میں یہاں ہوں', other: 'ہم یہاں ہیں' }),
    another: 'یہ آپ کا گروپ نہیں؟ دوسرا چنیں',
    listed: 'میرا گروپ فہرست میں ہے',
    keep: 'جیسا تھا ویسا رہنے دیں',
  },

  group: {
    start: 'میں ایک گروپ کی گنتی کر رہا ہوں / رہی ہوں',
    title: 'آپ کے گروپ میں کتنے لوگ ہیں؟',
    hint: 'آپ سب، آپ سمیت۔ جن کی گنتی یہاں ہوتی ہے وہ اپنا فون استعمال نہیں کرتے۔',
    range: (from, to) => `${number(from)} سے ${number(to)} تک۔`,
    ask: 'منتظم سے تصدیق کروائیں',
    alone: 'صرف میں، یا ہم چند لوگ',
    waiting: (group, heads) => ({
      title: `گروپ ${number(group)} – یہ کسی منتظم کو دکھائیں`,
      text: `آپ نے کہا: ${people(heads)}۔ منتظم کی تصدیق تک ایک گنا جائے گا۔`,
    }),
    confirmed: (group, heads) => ({
      title: `آپ شامل ہیں۔ گنتی: ${number(heads)}`,
      text: `گروپ ${number(group)}، منتظم نے تصدیق کی۔`,
    }),
    declined: (group, heads) => ({
      title: `آپ شامل ہیں۔ گنتی: ${number(1)}`,
      text: `منتظم نے گروپ ${number(group)} کے لیے ${people(heads)} کی تصدیق نہیں کی۔ براہِ کرم کسی منتظم سے بات کریں۔`,
    }),
  },

  checkIn: {
    states: {
      counted: (count) => ({ title: `آپ شامل ہیں۔ گنتی: ${number(count)}` }),
      sending: (count) => ({ title: 'بھیجا جا رہا ہے …', text: people(count) }),
      stuck: (count) => ({
        title: 'ابھی گنتی نہیں ہوئی',
        text: `${people(count)}۔ اسے لکھا نہ جا سکا؛ دوبارہ کوشش ہو رہی ہے۔`,
      }),
      unsent: (count) => ({
        title: 'ابھی نہیں بھیجا گیا',
        text: `${people(count)}۔ رابطہ بحال ہونے پر بھیج دیا جائے گا۔`,
      }),
    },
    visitor: 'مہمان',
    change: 'تبدیل کریں',
    changeWhat: 'اپنا گروپ یا تعداد تبدیل کریں',
    declared: 'آپ کا گروپ اپنی تعداد بتا چکا ہے۔ کچھ بدلنا ہو تو منتظم سے کہیں۔',
    notCounted: {
      'no-such-delegation': 'وہ گروپ اب فہرست میں نہیں۔ براہِ کرم دوبارہ چنیں۔',
      'party-too-big': 'یہ اس سے زیادہ ہے جتنا ایک فون بتا سکتا ہے۔ منتظم سے اپنے گروپ کی گنتی کروائیں۔',
      'turnout-declared': 'یہ نہیں گنا گیا: آپ کا گروپ اپنی تعداد بتا چکا ہے۔ منتظم سے درست کروائیں۔',
      'night-over': 'یہ نہیں گنا گیا: اجتماع ختم ہو چکا ہے۔',
      lapsed: 'جو آپ نے 12 گھنٹے سے پہلے دبایا تھا وہ نہیں بھیجا گیا۔ اگر اب بھی درست ہے تو دوبارہ بتائیں۔',
      elsewhere: 'جو آپ نے دوسرے کوڈ پر دبایا تھا وہ نہیں بھیجا گیا۔ یہاں دوبارہ بتائیں۔',
    },
    otherwise: 'یہ نہیں گنا گیا۔ دوبارہ کوشش کریں، یا منتظم سے اپنی گنتی کروائیں۔',
  },

  now: {
    heading: 'ابھی',
    startsAt: (start, zone) => `ہم ${time(start, zone)} بجے شروع کریں گے`,
    waiting: 'شروع ہونے کا انتظار',
    plannedFor: (title, start, zone) => `${title}، طے شدہ وقت: ${day(start, zone)}، ${time(start, zone)}۔`,
    stay: 'یہ صفحہ کھلا رہنے دیں۔ یہ خود ہال کے ساتھ چلتا ہے۔',
    speaking: 'بول رہے ہیں:',
    pressedBy: (name: string) => `واضح جواب مانگنے والے: ${name}`,
    calling: 'حاضری: ابھی پکارا جا رہا ہے',
    callingYou: 'حاضری: یہ آپ ہیں',
    pledged: (pledged) => `وعدہ: ${number(pledged)}۔`,
    declared: (declared, pledged) => `${number(declared)} حاضر، وعدہ ${number(pledged)}۔`,
    ask: (position, of) => `مطالبہ ${number(position)} از ${number(of)}`,
    putBy: (name) => `پیش کرنے والے: ${name}۔`,
    reworded: ' (عبارت بدلی گئی)',
    answers: 'جوابات',
    notShown: 'کوئی جواب نہیں دکھایا گیا',
    paused: 'مختصر وقفہ۔ ہم ابھی آگے بڑھتے ہیں۔',
    holding: { title: 'براہِ کرم منتظمین کی بات سنیں', text: 'اجتماع روکا گیا ہے۔' },
    over: { title: 'آنے کا شکریہ', text: 'اجتماع ختم ہوا۔ جو جوابات ہم نے سنے وہ نیچے ہیں۔' },
    overWithoutBoard: { title: 'آنے کا شکریہ', text: 'اجتماع ختم ہوا۔' },
  },

  voting: {
    coming: 'رائے شماری جاری ہے۔ ایک لمحہ …',
    failed: 'رائے شماری لوڈ نہ ہو سکی۔ دوبارہ کوشش ہو رہی ہے۔',
    again: 'صفحہ دوبارہ کھولیں',
  },

  turnout: {
    title: 'کون آیا',
    here: (present, pledged) => `${number(present)} حاضر، وعدہ ${number(pledged)}`,
    of: (pledged) => `از ${number(pledged)}`,
  },

  dates: {
    title: 'اگلی تاریخیں',
    election: 'انتخاب کا دن۔ براہِ کرم ووٹ دیں؛ کسے دیں، یہ آپ کا فیصلہ ہے۔',
  },

  answers: {
    yes: 'ہاں',
    yes_if: 'ہاں، شرائط کے ساتھ',
    no: 'نہیں',
    unclear: 'کوئی واضح جواب نہیں',
    refused: 'جواب نہیں دیا',
    absent: 'حاضر نہیں',
    not_put: 'ابھی نہیں پوچھا گیا',
  },
  corrected: 'درست کیا گیا',
  disputed: 'اعتراض',
  saidBy: (name) => `${name} نے کہا`,

  link: {
    connecting: 'ہال سے رابطہ ہو رہا ہے …',
    live: 'براہِ راست۔',
    reconnecting: 'دوبارہ رابطہ ہو رہا ہے۔ کچھ ضائع نہیں ہوا۔',
    refused: 'آپ کا رابطہ نہیں ہے۔ ہر چند سیکنڈ بعد دوبارہ کوشش ہو رہی ہے۔',
  },
  turnedAway: {
    'wrong-protocol': 'یہ صفحہ پرانا ہے۔ آگے بڑھنے کے لیے اسے دوبارہ کھولیں۔',
    'no-such-assembly':
      'اس کوڈ کا کوئی اجتماع نہیں۔ اسکرین پر کوڈ دیکھیں، اور اسے دوبارہ لکھیں یا اسکین کریں۔',
    'code-changed': 'کوڈ بدل گیا ہے۔ اسکرین پر اب جو کوڈ ہے اسے اسکین کریں۔',
    'hall-full': 'جتنے فون کی جگہ ہے اتنے جڑ چکے ہیں۔ یہ صفحہ کوشش کرتا رہتا ہے۔',
  },

  privacy:
    'ہم لوگ گنتے ہیں، نام نہیں۔ یہ فون نہ نام دیتا ہے، نہ نمبر، نہ جگہ؛ یہ ایک بے ترتیب عدد رکھتا ہے تاکہ اسے ایک ہی بار گنا جائے۔',
};

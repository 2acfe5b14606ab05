import { computed } from 'vue'
import { useData } from 'vitepress'

/** The words of the components; those of the pages come with the pages. */
const english = {
  and: 'and',
  compare: 'Compare',
  pickerTitle: 'Compare any two codes',
  first: 'First code',
  second: 'Second code',
  compared: (a: string, b: string) => `${a} and ${b} compared`,
  opening: {
    sameAction: (a: string, b: string) => `${a} and ${b} ask the same of a client, for different reasons.`,
    otherAction: (a: string, b: string) => `${a} and ${b} ask different things of a client.`,
  },
  generated: 'Put side by side from the data on both codes.',
  sections: {
    means: (code: string) => `What ${code} means`,
    when: (code: string) => `When you see ${code}`,
    fix: (code: string) => `How to fix ${code}`,
    differences: 'Key differences',
    applies: 'Which applies when',
  },
  rows: {
    aspect: 'Aspect',
    class: 'Class',
    category: 'Category',
    text: 'Standard text',
    source: 'Defined in',
    status: 'Status',
    commands: 'May answer',
    connection: 'Connection',
    action: 'What the client does',
    enhanced: 'Enhanced status codes',
  },
  status: { standard: 'standard', obsolete: 'obsolete', vendor: 'used without an RFC' },
  connection: { closed: 'closed by the server', open: 'stays open' },
  action: {
    proceed: 'goes on: it is done',
    answer: 'answers, at once, on this connection',
    retry: 'keeps the message and tries again later',
    reconnect: 'keeps the message and tries again later, on a new connection',
    doNotRetry: 'does not try again unchanged',
  },
  applies: (code: string) => `Your log shows ${code}:`,
  classes: {
    2: 'positive completion: done',
    3: 'positive intermediate: go on, more is wanted',
    4: 'transient negative: not now, try again later',
    5: 'permanent negative: not like this, do not repeat it unchanged',
  },
  categories: {
    0: 'syntax',
    1: 'information',
    2: 'the transmission channel',
    3: 'unspecified; RFC 4954 puts authentication here',
    4: 'unspecified',
    5: 'the mail system',
  } as Record<number, string>,
  unknown: {
    title: (code: string) => `There is no reply code ${code}`,
    summary: (code: string) => `No RFC in this catalogue defines ${code}, and no software listed here is known to send it.`,
    rule: 'A server may send a code that its client has never heard of. RFC 5321 (sections 4.2.1 and 4.3.2) tells the client what to do then: go by the first digit.',
    heading: 'What a client does about it',
    digits: {
      2: 'It begins with 2, so it is a positive completion reply: what the command asked for is done. Go on with the next command, as after 250.',
      3: 'It begins with 3, so it is a positive intermediate reply: the command is accepted so far, and the server waits for more. A client that does not know what is wanted cannot go on: it gives the command up, with RSET or QUIT, and says so.',
      4: 'It begins with 4, so it is a transient negative reply: not now. Keep the message and try the same again later, with growing pauses and a limit, as after 451.',
      5: 'It begins with 5, so it is a permanent negative reply: not like this. Do not repeat the command unchanged; change what the text complains of, or give up and say so, as after 554.',
    } as Record<number, string>,
    noClass: (digit: string) =>
      `No class of replies begins with ${digit}: the first digit of an SMTP reply is 2, 3, 4 or 5 (RFC 5321 section 4.2). Whoever sends this does not speak SMTP, or the client has lost its place in the conversation. Close the connection, take the message for not delivered, and try again later, with a limit.`,
    noCode: 'A reply code has three digits: the first from 2 to 5, the second from 0 to 5 (RFC 5321 section 4.2).',
    strangeCategory: (digit: string) => `The second digit, ${digit}, is none that RFC 5321 gives a meaning; the first still decides.`,
    category: (name: string) => `The second digit names the subject: ${name}. It is for people, not for programs to decide by.`,
    seeClass: (name: string) => `All replies ${name}`,
    known: 'Codes of this class in the catalogue',
  },
  sameCode: (code: string) => `${code} and ${code} are one code`,
  sameCodeText: 'Choose another to compare it with.',
  missing: {
    title: 'There is no such page',
    text: 'It may have moved, or the address may be misspelt.',
    otherLanguage: 'This page is not translated. Read it in English:',
    home: 'To the overview',
  },
  loading: 'Loading',
  group: (name: string) => `Open or close: ${name}`,
}

const arabic: typeof english = {
  and: 'و',
  compare: 'قارن',
  pickerTitle: 'قارن أي رمزين',
  first: 'الرمز الأول',
  second: 'الرمز الثاني',
  compared: (a, b) => `مقارنة بين ${a} و ${b}`,
  opening: {
    sameAction: (a, b) => `يطلب الرمزان ${a} و ${b} من العميل التصرف نفسه، لكن لسببين مختلفين.`,
    otherAction: (a, b) => `يطلب الرمزان ${a} و ${b} من العميل تصرفين مختلفين.`,
  },
  generated: 'وُضعا جنبًا إلى جنب من بيانات الرمزين.',
  sections: {
    means: code => `ما معنى ${code}`,
    when: code => `متى ترى ${code}`,
    fix: code => `كيفية إصلاح ${code}`,
    differences: 'الفروق الرئيسية',
    applies: 'متى تستخدم أيًا منهما',
  },
  rows: {
    aspect: 'الجانب',
    class: 'الصنف',
    category: 'الفئة',
    text: 'النص القياسي',
    source: 'معرَّف في',
    status: 'الحالة',
    commands: 'قد يأتي ردًّا على',
    connection: 'الاتصال',
    action: 'ما يفعله العميل',
    enhanced: 'رموز الحالة المحسّنة',
  },
  status: { standard: 'قياسي', obsolete: 'مهجور', vendor: 'مستخدَم من دون RFC' },
  connection: { closed: 'يغلقه الخادم', open: 'يبقى مفتوحًا' },
  action: {
    proceed: 'يتابع: تمّ الأمر',
    answer: 'يجيب فورًا على الاتصال نفسه',
    retry: 'يحتفظ بالرسالة ويعيد المحاولة لاحقًا',
    reconnect: 'يحتفظ بالرسالة ويعيد المحاولة لاحقًا على اتصال جديد',
    doNotRetry: 'لا يعيد المحاولة من دون تغيير',
  },
  applies: code => `يُظهر سجلّك ${code}:`,
  classes: {
    2: 'إتمام إيجابي: تمّ',
    3: 'رد إيجابي وسيط: تابِع، فالمطلوب أكثر',
    4: 'رفض مؤقت: ليس الآن، أعد المحاولة لاحقًا',
    5: 'رفض دائم: ليس هكذا، فلا تكرره من دون تغيير',
  },
  categories: {
    0: 'الصياغة',
    1: 'المعلومات',
    2: 'قناة النقل',
    3: 'غير محددة؛ ويضع فيها RFC 4954 الاستيثاق',
    4: 'غير محددة',
    5: 'نظام البريد',
  },
  unknown: {
    title: code => `لا يوجد رمز رد ${code}`,
    summary: code => `لا تعرّف الرمز ${code} أيٌّ من وثائق RFC التي يغطيها هذا الفهرس، ولا يُعرف أن برنامجًا مذكورًا هنا يرسله.`,
    rule: 'قد يرسل الخادم رمزًا لم يسمع به العميل قط. وعندئذ يوجّهه RFC 5321 (القسمان 4.2.1 و 4.3.2) إلى أن يحتكم إلى الرقم الأول.',
    heading: 'ما الذي يفعله العميل حياله',
    digits: {
      2: 'يبدأ بالرقم 2، فهو رد إتمام إيجابي: نُفِّذ ما طلبه الأمر. تابِع بالأمر التالي كما بعد 250.',
      3: 'يبدأ بالرقم 3، فهو رد إيجابي وسيط: قُبل الأمر حتى الآن، والخادم ينتظر المزيد. والعميل الذي لا يعرف المطلوب لا يستطيع المتابعة: فليتخلَّ عن الأمر باستخدام RSET أو QUIT، وليُبلغ بذلك.',
      4: 'يبدأ بالرقم 4، فهو رفض مؤقت: ليس الآن. احتفظ بالرسالة وأعد المحاولة نفسها لاحقًا، بفواصل زمنية متزايدة وبحد أقصى، كما بعد 451.',
      5: 'يبدأ بالرقم 5، فهو رفض دائم: ليس هكذا. لا تكرر الأمر من دون تغيير؛ غيِّر ما يشكو منه النص، أو توقف عن المحاولة وأبلغ بذلك، كما بعد 554.',
    },
    noClass: digit =>
      `لا يوجد صنف ردود يبدأ بالرقم ${digit}: فالرقم الأول في رد SMTP هو 2 أو 3 أو 4 أو 5 (القسم 4.2 من RFC 5321). ومن يرسل هذا لا يتحدث SMTP، أو أن العميل فقد موضعه في المحادثة. أغلق الاتصال، واعتبر الرسالة غير مسلَّمة، وأعد المحاولة لاحقًا بحد أقصى.`,
    noCode: 'يتكون رمز الرد من ثلاثة أرقام: الأول من 2 إلى 5، والثاني من 0 إلى 5 (القسم 4.2 من RFC 5321).',
    strangeCategory: digit => `لا يعطي RFC 5321 الرقم الثاني ${digit} أي معنى؛ ويبقى الرقم الأول هو الفيصل.`,
    category: name => `يدل الرقم الثاني على الموضوع: ${name}. وهو للناس، لا لتتخذ البرامج قرارها بناءً عليه.`,
    seeClass: name => `جميع الردود ${name}`,
    known: 'رموز هذا الصنف في الفهرس',
  },
  sameCode: code => `${code} و ${code} رمز واحد`,
  sameCodeText: 'اختر رمزًا آخر لمقارنته به.',
  missing: {
    title: 'لا توجد صفحة كهذه',
    text: 'ربما نُقلت، أو كُتب العنوان خطأً.',
    otherLanguage: 'لم تُترجم هذه الصفحة. اقرأها بالإنجليزية:',
    home: 'إلى النظرة العامة',
  },
  loading: 'جارٍ التحميل',
  group: name => `فتح أو إغلاق: ${name}`,
}

export type Texts = typeof english

export function useTexts() {
  const { lang } = useData()
  return computed(() => (lang.value === 'ar' ? arabic : english))
}

import { computed } from 'vue'
import { useData } from 'vitepress'

/** The words of the components that the catalogue has none for. */
const english = {
  compare: 'Compare',
  pickerTitle: 'Compare any two codes',
  first: 'First code',
  second: 'Second code',
  aspect: 'Aspect',
  opening: {
    sameAction: (a: string, b: string) => `${a} and ${b} ask the same of a client, for different reasons.`,
    otherAction: (a: string, b: string) => `${a} and ${b} ask different things of a client.`,
  },
  generated: 'Put side by side from what the catalogue says of each.',
  unknown: {
    title: (code: string) => `There is no reply code ${code}`,
    summary: (code: string) => `No RFC in this catalogue defines ${code}, and no software listed here is known to send it.`,
    rule: 'A server may send a code that its client has never heard of. RFC 5321 (sections 4.2.1 and 4.3.2) tells the client what to do then: go by the first digit.',
    heading: 'What a client does about it',
    begins: (digit: string) => `It begins with ${digit}, and so belongs to`,
    noClass: (digit: string) =>
      `No class of replies begins with ${digit}: the first digit of an SMTP reply is 2, 3, 4 or 5 (RFC 5321 section 4.2). Whoever sends this does not speak SMTP, or the client has lost its place in the conversation. Close the connection, take the message for not delivered, and try again later, with a limit.`,
    noCode: 'A reply code has three digits: the first from 2 to 5, the second from 0 to 5 (RFC 5321 section 4.2).',
    strangeCategory: (digit: string) => `The second digit, ${digit}, has no meaning in RFC 5321; the first still decides.`,
    category: (name: string) => `The second digit names the subject: ${name}. It is for people, not for programs to decide by.`,
    known: 'Codes of this class in the catalogue',
  },
  sameCode: (code: string) => `${code} and ${code} are one code`,
  sameCodeText: 'Choose another to compare it with.',
  missing: {
    title: 'There is no such page',
    text: 'It may have moved, or the address may be misspelt.',
    home: 'To the overview',
  },
  loading: 'Loading',
  group: (name: string) => `Open or close: ${name}`,
}

const arabic: typeof english = {
  compare: 'قارن',
  pickerTitle: 'قارن أي رمزين',
  first: 'الرمز الأول',
  second: 'الرمز الثاني',
  aspect: 'الجانب',
  opening: {
    sameAction: (a, b) => `يطلب الرمزان ${a} و${b} من العميل التصرف نفسه، لكن لسببين مختلفين.`,
    otherAction: (a, b) => `يطلب الرمزان ${a} و${b} من العميل تصرفين مختلفين.`,
  },
  generated: 'وُضعا هنا جنبًا إلى جنب مما يقوله الفهرس عن كل منهما.',
  unknown: {
    title: code => `لا يوجد رمز رد ${code}`,
    summary: code => `لا يعرّف أيٌّ من مستندات RFC التي يغطيها هذا الفهرس الرمزَ ${code}، ولا يُعرف أن برنامجًا مذكورًا هنا يرسله.`,
    rule: 'قد يرسل الخادم رمزًا لم يسمع به العميل من قبل. وعندئذ يوجّهه RFC 5321 (القسمان 4.2.1 و4.3.2) إلى أن يحتكم إلى الرقم الأول.',
    heading: 'ما الذي يفعله العميل بشأنه',
    begins: digit => `يبدأ بالرقم ${digit}، فهو من الفئة`,
    noClass: digit =>
      `لا توجد فئة ردود تبدأ بالرقم ${digit}: فالرقم الأول في رد SMTP هو 2 أو 3 أو 4 أو 5 (القسم 4.2 من RFC 5321). ومن يرسل هذا لا يتحدث SMTP، أو أن العميل فقدَ تزامنه مع الخادم. أغلق الاتصال، واعتبر الرسالة غير مسلَّمة، وأعِد المحاولة لاحقًا، بحد أقصى.`,
    noCode: 'يتكون رمز الرد من ثلاثة أرقام: الأول من 2 إلى 5، والثاني من 0 إلى 5 (القسم 4.2 من RFC 5321).',
    strangeCategory: digit => `ليس للرقم الثاني ${digit} معنى في RFC 5321؛ ويبقى الرقم الأول هو الذي يحسم.`,
    category: name => `يدل الرقم الثاني على الموضوع: ${name}. وهو للناس، لا لتتخذ البرامج قرارها بناءً عليه.`,
    known: 'رموز هذه الفئة في الفهرس',
  },
  sameCode: code => `${code} و${code} رمز واحد`,
  sameCodeText: 'اختر رمزًا آخر لمقارنته به.',
  missing: {
    title: 'لا توجد صفحة كهذه',
    text: 'ربما نُقلت، أو كُتب عنوانها خطأً.',
    home: 'إلى النظرة العامة',
  },
  loading: 'جارٍ التحميل',
  group: name => `فتح أو إغلاق: ${name}`,
}

export function useTexts() {
  const { lang } = useData()
  return computed(() => (lang.value === 'ar' ? arabic : english))
}

/** Fills the places of a word of the catalogue: `{0} and {1} compared`. */
export function fill(text: string, ...values: (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)]))
}

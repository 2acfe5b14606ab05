import type { DefaultTheme, LocaleSpecificConfig } from 'vitepress'
import { navigation } from '../navigation'

export function arabic(docs: string): LocaleSpecificConfig<DefaultTheme.Config> {
  return {
    lang: 'ar',
    dir: 'rtl',
    description: 'جميع رموز الرد في SMTP: معناها، ومتى تراها، وكيف تتصرف حيالها؛ مع مقارنة أي رمزين جنبًا إلى جنب، ومحللات لشيفرة C# تكشف الشيفرة التي تسيء قراءتها.',
    themeConfig: {
      ...navigation(docs, {
        folder: 'ar/',
        home: 'نظرة عامة',
        codes: 'رموز الرد',
        comparisons: 'المقارنات',
        compareAny: 'قارن أي رمزين',
        indexes: 'الفهارس',
        guides: 'أدلة',
        rules: 'القواعد',
      }),
      outline: { level: [2, 3], label: 'في هذه الصفحة' },
      docFooter: { prev: 'الصفحة السابقة', next: 'الصفحة التالية' },
      darkModeSwitchLabel: 'المظهر',
      lightModeSwitchTitle: 'التبديل إلى الوضع الفاتح',
      darkModeSwitchTitle: 'التبديل إلى الوضع الداكن',
      sidebarMenuLabel: 'القائمة',
      returnToTopLabel: 'العودة إلى الأعلى',
      langMenuLabel: 'تغيير اللغة',
      skipToContentLabel: 'الانتقال إلى المحتوى',
    },
  }
}

/** Texts of the search box. */
export const searchTexts = {
  button: { buttonText: 'بحث', buttonAriaLabel: 'بحث' },
  modal: {
    displayDetails: 'عرض التفاصيل',
    resetButtonTitle: 'مسح البحث',
    backButtonTitle: 'إغلاق البحث',
    noResultsText: 'لا نتائج للبحث عن',
    footer: {
      selectText: 'للاختيار',
      selectKeyAriaLabel: 'مفتاح الإدخال',
      navigateText: 'للتنقل',
      navigateUpKeyAriaLabel: 'سهم لأعلى',
      navigateDownKeyAriaLabel: 'سهم لأسفل',
      closeText: 'للإغلاق',
      closeKeyAriaLabel: 'مفتاح الهروب',
    },
  },
}

import type { DefaultTheme, LocaleSpecificConfig } from 'vitepress'
import { navigation } from '../navigation'

export function english(docs: string): LocaleSpecificConfig<DefaultTheme.Config> {
  return {
    lang: 'en',
    dir: 'ltr',
    description: 'Every SMTP reply code: what it means, when you see it, what to do; any two side by side; and analyzers for C# that find code which misreads them.',
    themeConfig: {
      ...navigation(docs, {
        folder: '',
        home: 'Overview',
        codes: 'Reply codes',
        comparisons: 'Comparisons',
        compareAny: 'Compare any two',
        indexes: 'Indexes',
        guides: 'Guides',
        rules: 'Rules',
      }),
      outline: { level: [2, 3], label: 'On this page' },
      skipToContentLabel: 'Skip to content',
    },
  }
}

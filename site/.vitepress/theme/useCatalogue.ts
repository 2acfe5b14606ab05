import { shallowRef, watch, type ShallowRef } from 'vue'
import { useData } from 'vitepress'
import type { Catalogue } from '../catalogue'

/** The data in the page's language; null until it is there. One language is loaded, and only by the pages that need it. */
export function useCatalogue(): ShallowRef<Catalogue | null> {
  const { lang } = useData()
  const catalogue = shallowRef<Catalogue | null>(null)
  watch(
    lang,
    async language => {
      const loaded = language === 'ar' ? await import('./ar.data') : await import('./en.data')
      if (lang.value === language) catalogue.value = loaded.data
    },
    { immediate: !import.meta.env.SSR },
  )
  return catalogue
}

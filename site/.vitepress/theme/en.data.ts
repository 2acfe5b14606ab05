import { readCatalogue, type Catalogue } from '../catalogue'

declare const data: Catalogue
export { data }

export default {
  watch: ['../../../docs/catalogue/**/*.json'],
  load: () => readCatalogue('en'),
}

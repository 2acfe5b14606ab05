/**
 * A script for 404.html that leads from an address which a page nearly has (another case, a slash at the end) to that page. The router would take such an
 * address for the page's own, and wait for content that 404.html does not hold.
 */
export function nearbyPages(paths: string[], base: string): string {
  const pages = JSON.stringify(paths.map(path => base + path))
  return `<script>(function () {
  var plain = function (path) { return path.replace(/(\\.html)?\\/?$/, '').toLowerCase() }
  var page = ${pages}.find(function (path) { return plain(path) === plain(location.pathname) })
  if (page !== undefined && page !== location.pathname) location.replace(page + location.search + location.hash)
})()</script>`
}

import { readFileSync } from 'node:fs'

const properties = readFileSync(new URL('../../Directory.Build.props', import.meta.url), 'utf8')

function property(name: string): string {
  const value = new RegExp(`<${name}>([^<]+)</${name}>`).exec(properties)?.[1]
  if (value === undefined) throw new Error(`Directory.Build.props has no ${name}.`)
  return value.replace(/\$\((\w+)\)/g, (_, other: string) => property(other))
}

export const repositoryUrl = property('RepositoryUrl')

/** The tag of this version, which the help links of its diagnostics lead to. */
export const releaseTag = `v${property('VersionPrefix')}`

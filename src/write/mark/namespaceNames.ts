// Names of the standard (ECMA-376 part 1), each in its usual form and in the strict one.

export const MAIN = new Set(['http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'http://purl.oclc.org/ooxml/spreadsheetml/main'])

export const RELATIONS = new Set([
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
])

export const LINKS = new Set(['http://schemas.openxmlformats.org/package/2006/relationships'])
export const CONTENT_TYPES = new Set(['http://schemas.openxmlformats.org/package/2006/content-types'])

/** Drawings of notes; these have one form only. */
export const VML = 'urn:schemas-microsoft-com:vml'
export const VML_OFFICE = 'urn:schemas-microsoft-com:office:office'
export const VML_EXCEL = 'urn:schemas-microsoft-com:office:excel'

/** The usual form of a name, or the strict one. */
export function nameIn(uris: ReadonlySet<string>, isStrict: boolean): string {
  const [usualForm = '', strictForm = usualForm] = uris
  return isStrict ? strictForm : usualForm
}

export function usual(uris: ReadonlySet<string>): string {
  return nameIn(uris, false)
}

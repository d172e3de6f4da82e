import type { CellStyle } from '../packed/packedWorkbook.ts'
import { OdsFormat } from './odsFormat.ts'
import { readAttributes, type Tag, walkTags } from './walkTags.ts'

/** The styles of an OpenDocument sheet by their names: how cells look, and which tables are not shown. */
export interface OdsStyles {
  cellStyle: (name: string | undefined) => CellStyle
  isHiddenTable: (name: string | undefined) => boolean
}

interface NamedStyle {
  parent: string | undefined
  format: string | undefined
  font: string | undefined
}

interface Collected {
  styles: Map<string, NamedStyle>
  formats: Map<string, string>
  fonts: Map<string, string>
  hidden: Set<string>
}

/** Collects what the parts (styles.xml, then content.xml) say; a later word on a name stands. */
export function readOdsStyles(parts: readonly string[]): OdsStyles {
  const collected: Collected = { styles: new Map(), formats: new Map(), fonts: new Map(), hidden: new Set() }
  for (const part of parts) collect(part, collected)
  return {
    cellStyle: (name) => resolveStyle(name, collected),
    isHiddenTable: (name) => name !== undefined && collected.hidden.has(name),
  }
}

const STYLES_END = new Set(['body', 'master-styles'])

function collect(xml: string, found: Collected): void {
  let name = ''
  let format: OdsFormat | null = null
  for (const tag of walkTags(xml)) {
    if (tag.kind === 'open' && STYLES_END.has(tag.name)) return
    if (OdsFormat.isFormat(tag.name)) {
      if (format && tag.kind === 'close') found.formats.set(name, format.code)
      format = tag.kind === 'open' ? new OdsFormat(tag.name, xml) : null
      if (format) name = readAttributes(tag.attributes).get('style:name') ?? ''
    } else if (format) format.take(tag)
    else if (tag.kind !== 'close') name = takeStyle(tag, found, name)
  }
}

/** The name of the style that the tags which follow belong to. */
function takeStyle(tag: Tag, found: Collected, name: string): string {
  const step = STEPS.get(tag.name)
  return step ? step(readAttributes(tag.attributes), found, name) : name
}

type Step = (attributes: Map<string, string>, found: Collected, name: string) => string

const STEPS = new Map<string, Step>([
  [
    'font-face',
    (attributes, { fonts }, name) => {
      fonts.set(attributes.get('style:name') ?? '', (attributes.get('svg:font-family') ?? '').replace(/^['"]|['"]$/g, ''))
      return name
    },
  ],
  [
    'style',
    (attributes, { styles }) => {
      const name = `${attributes.get('style:family')} ${attributes.get('style:name')}`
      const [parent, format] = [attributes.get('style:parent-style-name'), attributes.get('style:data-style-name')]
      styles.set(name, { parent, format, font: undefined })
      return name
    },
  ],
  [
    'text-properties',
    (attributes, { styles, fonts }, name) => {
      const style = styles.get(name)
      const face = attributes.get('style:font-name')
      if (style) style.font = face === undefined ? attributes.get('fo:font-family') : (fonts.get(face) ?? face)
      return name
    },
  ],
  [
    'table-properties',
    (attributes, { hidden }, name) => {
      if (attributes.get('table:display') === 'false') hidden.add(name.replace(/^table /, ''))
      return name
    },
  ],
])

const MOST_PARENTS = 20

function resolveStyle(name: string | undefined, { styles, formats }: Collected): CellStyle {
  const found: { format?: string; font?: string } = {}
  let style = name === undefined ? undefined : styles.get(`table-cell ${name}`)
  for (let step = 0; style && step < MOST_PARENTS; step++) {
    if (style.format !== undefined) found.format ??= formats.get(style.format) ?? ''
    if (style.font !== undefined) found.font ??= style.font
    style = style.parent === undefined ? undefined : styles.get(`table-cell ${style.parent}`)
  }
  return { format: found.format ?? '', ...(found.font && { font: found.font }) }
}

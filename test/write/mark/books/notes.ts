import { DECLARATION, type Link, MAIN, type Part } from './handBook.ts'

/** A comment that is in the file before anybody marks it. */
export interface OldNote {
  cell: string
  text: string
  author?: number
  /** Plain `<t>` in place of runs. */
  isPlain?: boolean
}

const NOTES_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml'

export function notesXml(notes: readonly OldNote[], authors: readonly string[] = ['Phòng Tài chính']): string {
  const all = notes.map(({ cell, text, author = 0, isPlain }) => {
    const run = `<r><rPr><b/><sz val="9"/><color indexed="81"/><rFont val="Tahoma"/></rPr><t xml:space="preserve">${text}</t></r>`
    return `<comment ref="${cell}" authorId="${author}"><text>${isPlain ? `<t>${text}</t>` : run}</text></comment>`
  })
  const names = authors.map((name) => `<author>${name}</author>`)
  return `${DECLARATION}<comments xmlns="${MAIN}"><authors>${names.join('')}</authors><commentList>${all.join('')}</commentList></comments>`
}

/** The boxes of comments as Excel draws them; `blocks` are those of its shape ids (id / 1024), `first` is the id of its first box. */
export function notesVml(cells: readonly string[], { blocks = '1', first = 1025, inside = '' } = {}): string {
  const shapes = cells.map((cell, index) => {
    const [, letter = 'A', row] = /^([A-Z])(\d+)$/.exec(cell) ?? []
    return `<v:shape id="_x0000_s${first + index}" type="#_x0000_t202" style='position:absolute;margin-left:59.25pt;margin-top:1.5pt;width:108pt;height:59.25pt;z-index:${index + 1};visibility:hidden' fillcolor="#ffffe1" o:insetmode="auto">
  <v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>
  <v:textbox style='mso-direction-alt:auto'><div style='text-align:left'>${inside}</div></v:textbox>
  <x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>1, 15, 0, 2, 3, 15, 4, 1</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${Number(row) - 1}</x:Row><x:Column>${letter.charCodeAt(0) - 65}</x:Column></x:ClientData>
 </v:shape>`
  })
  return vmlXml(`${NOTE_TYPE}${shapes.join('')}`, blocks)
}

export function vmlXml(inside: string, blocks: string): string {
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
 <o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${blocks}"/></o:shapelayout>${inside}</xml>`
}

const NOTE_TYPE = `<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`

/** The comments of one sheet with their boxes, and the links of the sheet to them. */
export function noteParts(
  number: number,
  notes: readonly OldNote[],
  vml: Parameters<typeof notesVml>[1] = {},
): { parts: Part[]; links: Link[] } {
  const cells = notes.map(({ cell }) => cell)
  return {
    parts: [
      { path: `xl/comments${number}.xml`, type: NOTES_TYPE, content: notesXml(notes) },
      { path: `xl/drawings/vmlDrawing${number}.vml`, content: notesVml(cells, vml) },
    ],
    links: [
      { id: 'rIdV', type: 'vmlDrawing', target: `../drawings/vmlDrawing${number}.vml` },
      { id: 'rIdN', type: 'comments', target: `../comments${number}.xml` },
    ],
  }
}

export const NOTES_LINK = '<legacyDrawing r:id="rIdV"/>'
export { NOTES_TYPE }

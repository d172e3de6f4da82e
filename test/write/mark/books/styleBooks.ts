import type { Book } from './book.ts'
import { placesOn } from './book.ts'
import { FORM_ROWS, formBook, MARGINS, STYLES } from './form.ts'
import { handMade } from './handMade.ts'

const SHEET = '09_KIEMTRA'
const unstyled = FORM_ROWS.replaceAll(/ s="\d"/g, '').replace(' customFormat="1"', '')
const bare =
  '<cellXfs><xf/><xf numFmtId="3" applyNumberFormat="1"/><xf><alignment wrapText="1"/></xf><xf numFmtId="14"/><xf/><xf/><xf/></cellXfs>'
const uncounted = STYLES.replaceAll(/ count="\d+"/g, '')
const MANY = 600
const manyStyles = STYLES.replace(/<cellXfs count="7">/, `<cellXfs count="${7 + MANY}">`).replace(
  '</cellXfs>',
  `${Array.from({ length: MANY }, (_, index) => `<xf numFmtId="${index % 5}" fontId="${index % 2}" fillId="0" borderId="${index % 2}" xfId="0"/>`).join('')}</cellXfs>`,
)
const manyRows = Array.from(
  { length: MANY },
  (_, index) =>
    `<row r="${index + 1}"><c r="A${index + 1}" s="${7 + index}"><v>${index}</v></c><c r="B${index + 1}" s="${7 + MANY - 1 - index}"/></row>`,
).join('')
const X14AC = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac'
const extended = `${STYLES.replace('<fonts count="2">', `<fonts count="2" x14ac:knownFonts="1" xmlns:x14ac="${X14AC}">`)}<colors><indexedColors><rgbColor rgb="FF000000"/></indexedColors><mruColors><color rgb="FFFF9900"/></mruColors></colors><extLst><ext uri="{EB79DEF2-80B8-43e5-95BD-54CBDDF9020C}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:slicerStyles defaultSlicerStyle="SlicerStyleLight1"/></ext></extLst>`
const gradient = STYLES.replace(
  '</fills>',
  '<fill><gradientFill degree="90"><stop position="0"><color rgb="FFFFFFFF"/></stop><stop position="1"><color rgb="FF5B9BD5"/></stop></gradientFill></fill></fills>',
)
  .replace('<fills count="3">', '<fills count="4">')
  .replace('<xf numFmtId="164" fontId="0" fillId="0"', '<xf numFmtId="164" fontId="0" fillId="3"')
const COLUMNS =
  '<sheetViews><sheetView workbookViewId="0"/></sheetViews><cols><col min="1" max="1" width="30" style="1" customWidth="1"/><col min="2" max="5" width="9" style="5"/><col min="10" max="16384" width="9" style="4"/></cols>'

/** Tables of styles that lack what others have, or have more. */
export const STYLE_BOOKS: readonly Book[] = [
  handMade('no-styles', formBook({ rows: unstyled }, { styles: null })),
  handMade('styles-empty', formBook({ rows: unstyled }, { styles: '' })),
  handMade('styles-without-fills', formBook({}, { styles: bare }), { closedTo: ['openpyxl'] }),
  handMade('styles-not-counted', formBook({}, { styles: uncounted })),
  handMade('styles-with-extensions-and-colours', formBook({}, { styles: extended })),
  handMade('gradients', formBook({}, { styles: gradient })),
  handMade('six-hundred-styles', formBook({ rows: manyRows }, { styles: manyStyles, texts: '' }), {
    cells: placesOn(SHEET, Array.from({ length: MANY / 4 }, (_, index) => `A${4 * index + 1} B${4 * index + 2}`).join(' ')),
  }),
  handMade('styles-of-columns', formBook({ before: COLUMNS, after: MARGINS }), {
    cells: placesOn(SHEET, 'A2 B2 C2 F2 J2 A5 D5 E5 J5 B8 C8 E8 J8 C9 K30'),
  }),
]

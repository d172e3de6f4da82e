/**
 * What a file may be before it is refused. Set a little above the largest that an office may really have, a register of 120,000 rows with
 * all its columns, and well below what makes a reader slow: 1.4 million cells were read with 230 MB.
 */

const MIB = 1024 * 1024

/** The file as received, in bytes. */
export const MAX_FILE_BYTES = 20 * MIB

/** Files inside one workbook (an ordinary one has about 40). */
export const MAX_ZIP_ENTRIES = 2_000

/** All files inside a workbook unpacked, pictures included, in bytes as its directory declares them. */
export const MAX_UNPACKED_BYTES = 400 * MIB

/** All XML inside a workbook unpacked, in bytes: a register of 120,000 rows has about 120 MB. */
export const MAX_XML_BYTES = 200 * MIB

/** Unpacked size over packed size of one XML file inside a workbook; a million rows that are all alike reach 16. */
export const MAX_RATIO = 250

/** Below this unpacked size, in bytes, a ratio says nothing. */
export const RATIO_COUNTS_FROM_BYTES = MIB

export const MAX_SHEETS = 200

/** Excel's own last row and last column (XFD). */
export const LAST_ROW = 1_048_576
export const LAST_COLUMN = 16_384

/** Rows that a workbook's XML mentions, over all sheets: also rows that have nothing but a height or a border. */
export const MAX_ROWS = 150_000

/** Cells that a workbook's XML mentions, over all sheets: also empty cells that have nothing but a border. */
export const MAX_CELLS = 2_500_000

/** Tags in the XML of all sheets: a cell with a formula has three, and what is not a cell counts too. */
export const MAX_TAGS = 8_000_000

/** Cells covered by merged ranges, over all sheets. */
export const MAX_MERGED_CELLS = 200_000

/** Texts in a workbook's shared table, and pieces of text within them. */
export const MAX_SHARED_TEXTS = 1_500_000

/** A CSV as received, in bytes: a register of 120,000 rows and 12 columns has about 20 MB, twice as much in UTF-16. */
export const MAX_CSV_BYTES = 48 * MIB

/** Files that were copied into one CSV. */
export const MAX_CSV_PARTS = 200

/** Fields of a CSV, blank ones included: the same register has 1,440,000. */
export const MAX_CSV_FIELDS = 2_000_000

/** Rows under the headings of one figure form, which has a few dozen lines: what is further down is not read. */
export const MAX_FORM_ROWS = 5_000

// Older and other formats (.xls, .ods, XML 2003, HTML): rows and cells that hold something, as above; blank ones cost nothing there.

/** All XML inside an .ods unpacked, in bytes: it is held whole while it is read. */
export const MAX_ODS_XML_BYTES = 64 * MIB

/** Letters in all cells of a file together: one long text that many cells share counts for each. */
export const MAX_TEXT_CHARS = 32 * MIB

/** Letters in one cell; Excel takes 32,767. */
export const LONGEST_CELL_TEXT = 65_535

/** As browsers do, a cell that says it is wider than this is taken for this wide. */
export const WIDEST_HTML_CELL = 1_000

/** The length of one HTML tag; a quotation mark that never closes would make one of the whole file. */
export const LONGEST_HTML_TAG = 64 * 1024

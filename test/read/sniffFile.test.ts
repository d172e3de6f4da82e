import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readWorkbook } from '../../src/read/readWorkbook.ts'
import { type FileKind, sniffFile } from '../../src/read/sniffFile.ts'
import { buildXlsx } from './buildXlsx.ts'
import { buildCompoundFile } from './older/buildCompoundFile.ts'

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding))
const ole = (...streams: string[]) => buildCompoundFile(Object.fromEntries(streams.map((name) => [name, new Uint8Array(10)])))
const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])))

const wordSpeakingOf = (word: string) => buildCompoundFile({ WordDocument: bytes(word, 'utf16le') })

const CASES: [what: string, bytes: Uint8Array, kind: FileKind][] = [
  ['a workbook', buildXlsx({ sheets: { X: '' } }), 'xlsx'],
  ['a workbook with macros', zip('[Content_Types].xml', 'xl/workbook.xml', 'xl/vbaProject.bin'), 'xlsx'],
  ['a workbook with a Word document in it', zip('xl/workbook.xml', 'xl/embeddings/a.docx'), 'xlsx'],
  ['a binary workbook', zip('[Content_Types].xml', 'xl/workbook.bin'), 'xlsb'],
  ['a Word document with a workbook in it', zip('word/document.xml', 'word/embeddings/xl.xlsx'), 'word'],
  ['slides', zip('ppt/presentation.xml'), 'powerpoint'],
  ['a Numbers document', zip('Index/Document.iwa'), 'numbers'],
  [
    'an OpenDocument sheet',
    zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }], 'content.xml': strToU8('x') }),
    'ods',
  ],
  ['an OpenDocument text', zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text') }), 'word'],
  ['OpenDocument slides', zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.presentation') }), 'powerpoint'],
  [
    'an OpenDocument sheet whose kind is packed and stands last',
    zipSync({ 'content.xml': strToU8('x'), mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet') }),
    'ods',
  ],
  ['a zip of workbooks', zip('BC quy 3.xlsx', 'BC quy 3 (1).xlsx'), 'archive'],
  ['an empty zip', zipSync({}), 'archive'],
  ['a zip cut short', zip('xl/workbook.xml').subarray(0, 60), 'damaged'],
  ['a zip that climbs out', zip('../x'), 'unsafeZip'],
  ['an encrypted workbook', ole('EncryptedPackage'), 'encrypted'],
  ['Excel 97', ole('Workbook'), 'xls'],
  ['Excel 95', ole('Book'), 'xls'],
  ['Excel 97 with a copy for Excel 95', ole('Book', 'Workbook'), 'xls'],
  ['Excel 97 without its container', new Uint8Array([9, 8, 16, 0, 0, 6, 5, 0]), 'xls'],
  ['Excel 4', new Uint8Array([9, 4, 6, 0, 0, 0, 16, 0]), 'xlsBefore95'],
  ['Word 97', ole('WordDocument'), 'word'],
  ['slides of 97', ole('PowerPoint Document'), 'powerpoint'],
  ['a Word document that speaks of a Workbook', wordSpeakingOf('Workbook'), 'word'],
  ['another container', ole('Something'), 'unknown'],
  ['another container that speaks of a Workbook', buildCompoundFile({ Something: bytes('Workbook', 'utf16le') }), 'unknown'],
  ['a container cut short', ole('Workbook').subarray(0, 600), 'damaged'],
  ['RTF', bytes('{\\rtf1\\ansi'), 'word'],
  ['PDF', bytes('%PDF-1.7\n%\xe2\xe3', 'latin1'), 'pdf'],
  ['a photo', bytes('\xff\xd8\xff\xe0\0\x10JFIF', 'latin1'), 'image'],
  ['a screenshot', bytes('\x89PNG\r\n\x1a\n', 'latin1'), 'image'],
  ['a photo of a telephone', bytes('\0\0\0\x18ftypheic', 'latin1'), 'image'],
  ['a web picture', bytes('RIFF\0\0\0\0WEBPVP8', 'latin1'), 'image'],
  ['gzip', new Uint8Array([0x1f, 0x8b, 8, 0]), 'archive'],
  ['rar', bytes('Rar!\x1a\x07\x01\0', 'latin1'), 'archive'],
  ['7z', new Uint8Array([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), 'archive'],
  [
    'HTML called .xls',
    bytes('\ufeff\n<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>1</td></tr></table></html>'),
    'html',
  ],
  ['a bare HTML table', bytes('<table border=1><tr><td>626</td></tr></table>'), 'html'],
  ['XHTML', bytes('<?xml version="1.0"?><!DOCTYPE html><html>'), 'html'],
  [
    'XML 2003',
    bytes(
      '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table>',
    ),
    'xml2003',
  ],
  [
    'a page with its pictures in one file',
    bytes('MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related;\r\n'),
    'mhtml',
  ],
  ['other XML', bytes('<?xml version="1.0"?><HDon/>'), 'unknown'],
  ['nothing', new Uint8Array(), 'empty'],
  ['a mark and white space', bytes('\ufeff\r\n  \t'), 'empty'],
  ['zeros, where a copy has not arrived', new Uint8Array(5000), 'damaged'],
  ['a program', bytes('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff', 'latin1'), 'unknown'],
  ['control characters', bytes('\x01\x02\x03\x04abc', 'latin1'), 'unknown'],
  ['CSV', bytes('Mã;Trong kỳ\r\nA;1\r\n'), 'text'],
  ['CSV in UTF-16', bytes('\ufeffMã\tTrong kỳ', 'utf16le'), 'text'],
  ['CSV in UTF-16 without its mark', bytes('Mã\tTrong kỳ;1;2;3;4', 'utf16le'), 'text'],
  ['CSV in an older encoding', bytes('M\xb7;Trong k\xfa\r\n', 'latin1'), 'text'],
  ['a text that starts with <', bytes('<5;6\n'), 'text'],
]

describe('a file is what its bytes say', () => {
  test.each(CASES)('%s', async (_, content, kind) => {
    expect(await sniffFile(content)).toBe(kind)
  })
})

describe('what is no workbook and no CSV is refused with what it is and what to do', () => {
  const REFUSED = CASES.filter(([, , kind]) => kind !== 'xlsx' && kind !== 'text' && kind !== 'html')
  test.each(REFUSED)('%s', async (_, content) => {
    const answer = await readWorkbook(content, 'BC quy 3.xlsx')
    expect(answer).toMatchObject({ refused: expect.stringMatching(/^(Đây là|Tệp|Không|Bên trong|Nội dung).+\. Đề nghị .+\.$/) })
    expect('refused' in answer && answer.refused.normalize('NFC')).toBe('refused' in answer && answer.refused)
  })

  test('its sentence names the kind', async () => {
    expect(await readWorkbook(bytes('MIME-Version: 1.0\nContent-Type: multipart/related'), 'x.xls')).toEqual({
      refused: expect.stringContaining('MHTML'),
    })
    expect(await readWorkbook(ole('EncryptedPackage'), 'x.xlsx')).toEqual({ refused: expect.stringContaining('mật khẩu') })
    expect(await readWorkbook(bytes('%PDF-1.4'), 'x.csv')).toEqual({ refused: expect.stringContaining('PDF') })
  })
})

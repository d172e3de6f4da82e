/**
 * Text of a Windows code page that was read byte for byte as Latin-1. Vietnamese (1258) stores tones as letters of their own behind the vowel; they are put
 * together, as text is written today. A code page that is not known here is taken for 1252, in which the fonts before Unicode were written.
 */
export function decodeBytes(latin1: string, codePage: number): string {
  if (!/[\x80-\xff]/.test(latin1)) return latin1
  return new TextDecoder(LABELS.get(codePage) ?? 'windows-1252').decode(Buffer.from(latin1, 'latin1')).normalize('NFC')
}

const LABELS = new Map([
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  ...[1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258].map((page): [number, string] => [page, `windows-${page}`]),
  [10000, 'macintosh'],
])

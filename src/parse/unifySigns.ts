const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/gu
const DOUBLE_QUOTES = /[\u00AB\u00BB\u201C-\u201F\u2033]/gu
const SINGLE_QUOTES = /[\u0060\u00B4\u2018-\u201B\u2032]/gu

/** Text with one kind of dash and one kind of each quotation mark. */
export function unifySigns(text: string): string {
  return text.replace(DASHES, '-').replace(DOUBLE_QUOTES, '"').replace(SINGLE_QUOTES, "'")
}

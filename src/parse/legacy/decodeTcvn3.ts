const CODES = '¡¢£¤¥¦§¨©ª«¬\u00AD®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ'
const LETTERS = 'ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ'

const LETTER_OF = new Map([...CODES].map((code, index) => [code, LETTERS[index] ?? code]))
const WORDS = /[\p{L}\u00A1-\u00FF]+/gu

/**
 * Text of the ABC fonts (TCVN3), which looks like Latin-1, as Unicode. These fonts have no toned capitals: "§OµN" is ĐOÀN in
 * capitals because its other letters are, and in a font whose name ends in H (`isCapitals`) everything is.
 */
export function decodeTcvn3(text: string, isCapitals = false): string {
  if (isCapitals || isTypedInCapitals(text)) return decodeLetters(text).toUpperCase()
  return text.replace(WORDS, (word) => (isTypedInCapitals(word) ? decodeLetters(word).toUpperCase() : decodeLetters(word)))
}

function decodeLetters(text: string): string {
  return [...text].map((code) => LETTER_OF.get(code) ?? code).join('')
}

/** Whether the letters that show their case, at least two of them, are all capitals. */
function isTypedInCapitals(text: string): boolean {
  const capitals = text.match(/[A-Z\u00A1-\u00A7]/gu) ?? []
  return capitals.length >= 2 && !/[a-z]/u.test(text)
}

/** The Vietnamese letters beyond ASCII, in small letters: 66 vowels with marks, and đ. */
export const LETTERS = [...'àảãáạăằẳẵắặâầẩẫấậ', ...'èẻẽéẹêềểễếệ', ...'ìỉĩíị', ...'òỏõóọôồổỗốộơờởỡớợ', ...'ùủũúụưừửữứự', ...'ỳỷỹýỵ', 'đ']

/** Their spellings in the VNI fonts, in the same order, as the fonts' own tables list them. */
const VNI =
  'aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä eø eû eõ eù eï eâ eà eå eã eá eä ì æ ó í ò ' +
  'oø oû oõ où oï oâ oà oå oã oá oä ô ôø ôû ôõ ôù ôï uø uû uõ uù uï ö öø öû öõ öù öï yø yû yõ yù î ñ'

const VNI_OF = new Map<string, string>()
for (const [index, spelling] of VNI.split(' ').entries()) {
  const letter = LETTERS[index] ?? ''
  VNI_OF.set(letter, spelling)
  VNI_OF.set(letter.toUpperCase(), spelling.toUpperCase())
}

/** Their codes in the ABC fonts (TCVN 5712:1993, VN3), in the same order. */
const TCVN3 = [
  ...[0xb5, 0xb6, 0xb7, 0xb8, 0xb9, 0xa8, 0xbb, 0xbc, 0xbd, 0xbe, 0xc6, 0xa9, 0xc7, 0xc8, 0xc9, 0xca, 0xcb],
  ...[0xcc, 0xce, 0xcf, 0xd0, 0xd1, 0xaa, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6],
  ...[0xd7, 0xd8, 0xdc, 0xdd, 0xde],
  ...[0xdf, 0xe1, 0xe2, 0xe3, 0xe4, 0xab, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xac, 0xea, 0xeb, 0xec, 0xed, 0xee],
  ...[0xef, 0xf1, 0xf2, 0xf3, 0xf4, 0xad, 0xf5, 0xf6, 0xf7, 0xf8, 0xf9],
  ...[0xfa, 0xfb, 0xfc, 0xfd, 0xfe],
  0xae,
]

const TCVN3_OF = new Map(TCVN3.map((code, index) => [LETTERS[index] ?? '', String.fromCharCode(code)]))
for (const [index, capital] of [...'ĂÂÊÔƠƯĐ'].entries()) TCVN3_OF.set(capital, String.fromCharCode(0xa1 + index))

export const ENCODINGS = ['tcvn3', 'vni', 'mojibake'] as const

/** What a text looks like when it was typed in an older font, or when its UTF-8 was read as windows-1252. */
export function encodeLegacy(text: string, encoding: (typeof ENCODINGS)[number]): string {
  if (encoding === 'mojibake') return [...new TextEncoder().encode(text)].map(windows1252).join('')
  if (encoding === 'vni') return [...text].map((letter) => VNI_OF.get(letter) ?? letter).join('')
  return [...text].map((letter) => TCVN3_OF.get(letter) ?? TCVN3_OF.get(letter.toLowerCase()) ?? letter).join('')
}

const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

function windows1252(byte: number): string {
  return byte >= 0x80 && byte < 0xa0 ? HIGH.charAt(byte - 0x80) : String.fromCharCode(byte)
}

const LETTERS_OF_1258 = ['Ă', '\u0300', 'Đ', '\u0309', 'Ơ', 'Ư', '\u0303', 'ă', '\u0301', 'đ', '\u0323', 'ơ', 'ư', '₫']
const CODES_OF_1258 = [...'ÃÌÐÒÕÝÞãìðòõýþ']
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/u

/** What windows-1258 looks like as windows-1252: each letter, and its tone after it. */
export function encode1258(text: string): string {
  const apart = [...text].map((letter) => {
    const marks = letter.normalize('NFD')
    return marks.replace(TONE, '').normalize('NFC') + (TONE.exec(marks)?.[0] ?? '')
  })
  return [...apart.join('')].map((sign) => CODES_OF_1258[LETTERS_OF_1258.indexOf(sign)] ?? sign).join('')
}

export const OLD_ENCODINGS = ['windows-1258', 'tcvn3', 'vni'] as const

/** A file's bytes in an encoding older than Unicode; a sign that windows-1252 has not is "?". */
export function encodeFile(text: string, encoding: (typeof OLD_ENCODINGS)[number] | 'windows-1252'): Uint8Array {
  if (encoding === 'windows-1252') return toBytes(text)
  return toBytes(encoding === 'windows-1258' ? encode1258(text) : encodeLegacy(text, encoding))
}

function toBytes(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].map((sign) => (HIGH.includes(sign) ? 0x80 + HIGH.indexOf(sign) : sign <= 'ÿ' ? sign.charCodeAt(0) : 0x3f)),
  )
}

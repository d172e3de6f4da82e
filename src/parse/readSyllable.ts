/** One Vietnamese syllable without its tone, and the tone as a combining mark ('' for the level tone). */
export interface Syllable {
  onset: string
  rime: string
  tone: string
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu

/** Longest first: "quy" is qu + y, "gìn" is g + in because gi + n is no syllable. */
const ONSETS = [
  ...['ngh', 'ch', 'gh', 'gi', 'kh', 'ng', 'nh', 'ph', 'qu', 'th', 'tr'],
  ...['b', 'c', 'd', 'đ', 'g', 'h', 'k', 'l', 'm', 'n', 'p', 'q', 'r', 's', 't', 'v', 'x', ''],
]

const RIMES = new Set(
  `a ac ach ai am an ang anh ao ap at au ay
   ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
   e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
   i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
   o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
   oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
   u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ up ut uy uya uych uyên uyêt uynh uyt uyu
   uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
   y yêm yên yêng yêt yêu`.split(/\s+/u),
)

const STOPPED = /(?:c|ch|p|t)$/u
const TONES_OF_STOPPED = ['\u0301', '\u0323']

/** Reads a word as one Vietnamese syllable, wherever its tone mark stands (hoà, hòa); null if it is none. Case does not matter. */
export function readSyllable(word: string): Syllable | null {
  const decomposed = word.normalize('NFD').toLowerCase()
  const tones = decomposed.match(TONES) ?? []
  if (tones.length > 1) return null
  const tone = tones[0] ?? ''
  const plain = decomposed.replace(TONES, '').normalize('NFC')
  for (const onset of ONSETS) {
    const rime = plain.slice(onset.length)
    if (plain.startsWith(onset) && RIMES.has(rime)) return takesTone(rime, tone) ? { onset, rime, tone } : null
  }
  return null
}

function takesTone(rime: string, tone: string): boolean {
  return !STOPPED.test(rime) || TONES_OF_STOPPED.includes(tone)
}

import { textWidth } from './textWidth.ts'

/** Breaks a text into lines of at most `width` columns, between words where it can; every line keeps the text's own indent. */
export function wrapText(text: string, width: number): string[] {
  const indent = /^ */.exec(text)?.[0] ?? ''
  const room = Math.max(1, width - indent.length)
  const lines: string[] = []
  let line = ''
  for (const word of text
    .trim()
    .split(/ +/)
    .flatMap((each) => cutWord(each, room))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (textWidth(longer) <= room) line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  return [...lines, line].map((each) => `${indent}${each}`)
}

/** A word that fits no line (a path, a code) is cut where the line ends. */
function cutWord(word: string, room: number): string[] {
  if (textWidth(word) <= room) return [word]
  const pieces = ['']
  for (const character of word) {
    const last = pieces.at(-1) ?? ''
    if (textWidth(last + character) <= room) pieces[pieces.length - 1] = last + character
    else pieces.push(character)
  }
  return pieces
}

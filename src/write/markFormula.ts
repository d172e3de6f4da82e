import type { Mark } from './marksOfRule.ts'

/** What the column of live marks shows of a line whose rules hold, and of one that only words or bounds keep from being told. */
export const [HOLDS, UNTOLD] = ['✓', '–']

/**
 * One formula for all that a template can tell of a line: the first trouble; nothing while a cell is blank; ✓ when all holds;
 * – where an answer is in words, which the reader judges. It never gives an error.
 */
export function markFormula(marks: readonly Mark[]): string {
  const all = {
    whole: [...new Set(marks.flatMap(({ whole }) => whole))],
    numbers: [...new Set(marks.flatMap(({ numbers }) => numbers))],
  }
  const cells = [...all.whole, ...all.numbers]
  const allHold = `IF(COUNTA(${cells})<${cells.length},"",IF(${isReady(all)},"${HOLDS}","${UNTOLD}"))`
  return `IFERROR(${marks.reduceRight((rest, mark) => `IF(IF(${isReady(mark)},${mark.isBroken},FALSE),${mark.hint},${rest})`, allHold)},"${UNTOLD}")`
}

/** Looks at arithmetic only once all cells are numbers: text would be an error in it. */
function isReady({ whole, numbers }: Pick<Mark, 'whole' | 'numbers'>): string {
  const cells = [...whole, ...numbers]
  const areWhole = `SUM(${whole})=${whole.map((cell) => `INT(${cell})`).join('+')}`
  return `IF(COUNT(${cells})=${cells.length},AND(MIN(${cells})>=0,${areWhole}),FALSE)`
}

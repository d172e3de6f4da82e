import { describe, expect, it } from 'vitest'
import { splitCsvText } from '../../src/read/splitCsvText.ts'

const RETURN = '#tonghop\tBCQ\t2\tLDLD_TINH\t2023-Q3\nBiểu\tMã\tTrong kỳ\n'

describe('a line "sep=" at the top of a CSV', () => {
  it('tells how the file is written', () => {
    expect(splitCsvText(`sep=;\na;b,c\n`).stretches).toMatchObject([{ delimiter: ';' }])
  })

  it('is not believed where the first line has no such sign', () => {
    expect(splitCsvText(`sep=,\n${RETURN}`).stretches).toMatchObject([{ delimiter: '\t' }])
  })
})

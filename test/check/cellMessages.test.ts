import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CELL_CASES } from '../../fixtures/rule-cases/cellCases.ts'
import { assess } from '../../src/assess.ts'
import { emptyContext } from '../../src/check/context.ts'
import { findUnit } from '../../src/store/loadContext.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { definitions, readReturn } from '../read/readReturn.ts'

/** What is told of the one workbook in a folder of the fixtures. */
async function findingsOf(folder: string) {
  const path = join(projectRoot(), 'fixtures', folder)
  const name = (await readdir(path)).find((each) => each.endsWith('.xlsx')) ?? expect.fail(folder)
  const reading = await readReturn(new Uint8Array(await readFile(join(path, name))), { name })
  return assess(reading, emptyContext('2023-09-08', findUnit(definitions.units, reading))).findings
}

describe('what is told of a cell says where, what is wrong, and what to do', () => {
  test.each(CELL_CASES.filter(({ findings }) => findings.length > 0).map(({ folder }) => folder))('%s', async (folder) => {
    for (const { severity, message, at } of await findingsOf(folder)) {
      if (severity === 'notice') continue
      expect(message).toMatch(/^(?:Ô [A-Z]+\d+ \(.+?\)|Trang tính \S+) ?:? ?.+[Đđ]ề nghị .+\.$/u)
      expect(message).toBe(message.normalize('NFC'))
      expect(message).toContain(message.startsWith('Ô ') ? at?.cell : at?.sheet)
    }
  })

  test('the seven errors of a spreadsheet in seven ways', async () => {
    const messages = (await findingsOf('returned/formula-errors')).flatMap(({ rule, message }) => (rule === 'V01' ? message : []))
    expect(messages.map((message) => /\((#[^)]+)\)/u.exec(message)?.[1]).sort()).toEqual(
      ['#REF!', '#DIV/0!', '#VALUE!', '#NAME?', '#N/A', '#NUM!', '#NULL!'].sort(),
    )
    expect(new Set(messages.map((message) => message.split('): ').at(-1))).size).toBe(7)
  })
})

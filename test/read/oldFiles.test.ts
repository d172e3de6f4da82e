import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeFile, OLD_ENCODINGS } from '../../fixtures/rule-cases/encodeLegacy.ts'
import { parseEntries } from '../../src/check/parseEntries.ts'
import type { PackedWorkbook } from '../../src/read/packed/packedWorkbook.ts'
import { restoreTexts } from '../../src/read/packed/restoreTexts.ts'
import { unpackWorkbook } from '../../src/read/packed/unpackWorkbook.ts'
import type { Reading } from '../../src/read/reading.ts'
import { readSubmission } from '../../src/read/readSubmission.ts'
import { packWorkbook } from '../../src/read/readWorkbook.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { definitions, markOf } from './readReturn.ts'
import { typeInOldFont } from './typeInOldFont.ts'

const INBOX = join(projectRoot(), 'fixtures/quarter-3-2023/inbox')
const FILES = readdirSync(INBOX)
const WORKBOOKS = FILES.filter((name) => name.endsWith('.xlsx'))

const bytesOf = (name: string) => new Uint8Array(readFileSync(join(INBOX, name)))

const packs = new Map<string, PackedWorkbook>()

/** Each workbook is read once. */
async function pack(name: string): Promise<PackedWorkbook> {
  const packed = packs.get(name) ?? (await packWorkbook(bytesOf(name), name))
  if ('refused' in packed) return expect.fail(packed.refused)
  packs.set(name, packed)
  return packed
}

/** What a file comes to: its facts with their addresses, and every finding but those on its old text; texts are compared without their case. */
function meaning(reading: Awaited<ReturnType<typeof readSubmission>>) {
  if ('refused' in reading) return expect.fail(reading.refused)
  const judged = parseEntries(reading, { unit: reading.unit ?? '', cutOff: '2023-08-31' })
  const facts = judged.facts.map(({ raw, explanation, unit, item, ...fact }) => ({
    ...fact,
    unit: unit.toLowerCase(),
    item: item.toLowerCase(),
    explanation: explanation?.toLowerCase() ?? null,
  }))
  const all = [...reading.findings, ...judged.findings].filter(({ rule }) => rule !== 'T35')
  return { unit: reading.unit, period: reading.period, asOf: reading.asOf, signedOn: reading.signedOn, facts, findings: all.map(place) }
}

const place = ({ rule, severity, at }: Reading['findings'][number]) => `${rule} ${severity} ${at?.sheet}!${at?.cell}`
const oldText = (reading: Awaited<ReturnType<typeof readSubmission>>) =>
  'refused' in reading ? [] : reading.findings.filter(({ rule }) => rule === 'T35')

/** The tables of a workbook as one CSV, each with our mark above it. */
async function asCsv(name: string): Promise<string> {
  const { sheets } = unpackWorkbook(await pack(name))
  const file = { name, folder: '', bytes: new Uint8Array() }
  const { unit } = meaning(await readSubmission(file, definitions, async () => unpackWorkbook(await pack(name))))
  const lines = sheets
    .filter(({ name: sheet }) => /^\d\d_|^DS_/.test(sheet))
    .flatMap(({ rows }) => [
      markOf(unit ?? ''),
      ...rows.map((row) => Array.from({ length: row.columns.at(-1) ?? 0 }, (_, at) => quoted(row.cell(at + 1)?.raw ?? '')).join(';')),
    ])
  return `${lines.join('\r\n')}\r\n`
}

const quoted = (text: string) => (/[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

describe.each(['tcvn3', 'vni'] as const)('a workbook typed in %s', (encoding) => {
  it.each(WORKBOOKS)('%s says the same', async (name) => {
    const packed = await pack(name)
    const file = { name, folder: '', bytes: new Uint8Array() }
    const original = await readSubmission(file, definitions, async () => unpackWorkbook(packed))
    for (const isNamed of WORKBOOKS.indexOf(name) < 3 ? [true, false] : [true]) {
      const typed = await readSubmission(file, definitions, async () =>
        unpackWorkbook(restoreTexts(typeInOldFont(packed, encoding, isNamed))),
      )
      expect(oldText(typed), 'told once').toHaveLength(1)
      expect(meaning(typed)).toEqual(meaning(original))
    }
    expect(oldText(original)).toEqual([])
  })
})

describe.each(OLD_ENCODINGS)('a CSV in %s', (encoding) => {
  it('LDLD_TINH.csv says the same', async () => {
    const [name, folder] = ['LDLD_TINH.csv', '']
    const text = new TextDecoder().decode(bytesOf(name)).replaceAll('\uFEFF', '')
    const original = await readSubmission({ name, folder, bytes: bytesOf(name) }, definitions)
    const saved = await readSubmission({ name, folder, bytes: encodeFile(text, encoding) }, definitions)
    expect(oldText(saved)).toHaveLength(1)
    expect(meaning(saved)).toEqual(meaning(original))
  })

  it.each(['LDLD_TAM_DUONG.xlsx', 'BC quy 3 Sin Ho.xlsx', 'CDN_GIAO_DUC.xlsx'])('the tables of %s say the same', async (workbook) => {
    const [name, folder, text] = ['a.csv', '', await asCsv(workbook)]
    const original = await readSubmission({ name, folder, bytes: new TextEncoder().encode(text) }, definitions)
    const saved = await readSubmission({ name, folder, bytes: encodeFile(text, encoding) }, definitions)
    expect(oldText(saved)).toHaveLength(1)
    expect(meaning(saved).facts.length).toBeGreaterThan(10)
    expect(meaning(saved)).toEqual(meaning(original))
  })
})

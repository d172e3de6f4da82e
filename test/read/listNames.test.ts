import { expect, test } from 'vitest'
import { buildXlsx } from './buildXlsx.ts'
import { gridXml } from './gridXml.ts'
import { quarterly, readReturn, told } from './readReturn.ts'

const list = quarterly.forms.find((form) => form.kind === 'list') ?? expect.fail()
const headings = list.columns.map(({ label }) => label)
const nameColumn = list.columns.findIndex(({ role }) => role === 'unit_name')

test.each([
  ['#REF!', '<c r="C2" t="e"><f>[1]X!C2</f><v>#REF!</v></c>', /đã bị xóa hoặc dời đi/],
  ['that was not calculated', '<c r="C2" t="str"><f>B2&amp;"1"</f></c>', /chưa có kết quả/],
])('a name of a union that is an error %s names nobody', async (_, cell, why) => {
  expect(nameColumn).toBe(2)
  const sheet = `${gridXml([headings])}<row r="2"><c r="B2" t="inlineStr"><is><t>A1</t></is></c>${cell}<c r="E2"><v>10</v></c></row>`
  const reading = await readReturn(buildXlsx({ sheets: { [list.code]: sheet } }), { name: '2023-Q3.xlsx', folder: 'LDLD_TAM_DUONG' })
  expect(told(reading)).toMatchObject({ facts: [], findings: expect.arrayContaining(['V01 C2']) })
  expect(reading.findings.find(({ rule }) => rule === 'V01')?.message).toMatch(why)
})

import { expect, it } from 'vitest'
import { answerTo } from './answerTo.ts'
import { problemsOf } from './problemsOf.ts'

it('T49 tells which figures of the next period, accepted before, no longer agree, and changes none', async () => {
  const facts = (await answerTo({})).facts.filter(({ indicator }) => indicator === 'members_begin')
  const after = facts.map((fact) => ({ ...fact, stated: 148, low: 148, high: 148, at: { sheet: '07_DOANVIEN', cell: 'E11' } }))
  const { status, findings } = await answerTo({ context: { after } })
  const told = findings.filter(({ rule }) => rule === 'T49')
  expect([status, told.map(({ severity, at }) => [severity, at])]).toEqual(['accepted', [['notice', null]]])
  expect(told.flatMap(problemsOf)).toEqual([])
  expect(told[0]?.message).toContain('Số liệu Quý IV/2023 đã nhận của đơn vị không còn khớp với bản này')
  expect(told[0]?.message).toContain('ô 07_DOANVIEN!E11: Đoàn viên đầu kỳ (148) khác tổng số đoàn viên của kỳ trước (150)')
})

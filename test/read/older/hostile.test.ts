import { describe, expect, test } from 'vitest'
import { packWorkbook } from '../../../src/read/readWorkbook.ts'
import { HOSTILE } from './hostile.ts'

const MOST_MEMORY = 400 * 1024 * 1024

describe('a file made to cost a reader its time or its memory is answered', () => {
  test.each(HOSTILE)('%s', { timeout: 120_000 }, async (_, build) => {
    const bytes = build()
    const before = process.memoryUsage().rss
    const answer = await packWorkbook(bytes, 'BC quy 3.xls')
    if ('refused' in answer) expect(answer.refused).toMatch(/\. Đề nghị .+\.$/)
    else expect(answer.kinds.length).toBeLessThan(300_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(MOST_MEMORY)
  })
})

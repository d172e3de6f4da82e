import { beforeAll, describe, expect, it } from 'vitest'
import { checkFile } from '../../src/jobs/checkFile.ts'
import { consolidate } from '../../src/jobs/consolidate.ts'
import { intake } from '../../src/jobs/intake.ts'
import { loadTotals } from '../../src/jobs/loadTotals.ts'
import { isIn, problemOfLifetime } from '../../src/pipeline/lifetime.ts'
import { periodNamed } from '../../src/pipeline/period.ts'
import type { Definitions, Pipeline } from '../../src/pipeline/pipeline.ts'
import { pipelineIn } from '../../src/pipeline/pipelineIn.ts'
import { readWorkbook } from '../../src/read/readWorkbook.ts'
import { loadHomeDefinitions } from '../../src/store/loadHomeDefinitions.ts'
import { saveDefinitions } from '../../src/store/saveDefinitions.ts'
import { openTestStore } from '../helpers/openTestStore.ts'
import { dropSamples, readSample } from '../helpers/sampleQuarter.ts'

const [Q2, Q3] = [periodNamed('2023-Q2'), periodNamed('2023-Q3')]
const ENDED = 'supervise_individual'

let definitions: Definitions
beforeAll(async () => {
  const shipped = await loadHomeDefinitions({ folder: '/nowhere' })
  definitions = { ...shipped, hash: 'one indicator ended', pipelines: shipped.pipelines.map(withEnd) }
})

/** The pipeline, without one part of a sum from the third quarter on. */
function withEnd(pipeline: Pipeline): Pipeline {
  return { ...pipeline, indicators: pipeline.indicators.map((each) => (each.code === ENDED ? { ...each, until: '2023-Q2' } : each)) }
}

function quarterly(): Pipeline {
  return definitions.pipelines.find(({ code }) => code === 'quarterly-return') ?? expect.fail('there is no quarterly return')
}

describe('A definition', () => {
  it('holds from its first period to its last', () => {
    const lifetime = { since: '2023-Q2', until: '2023-Q3' }
    expect(['2023-Q1', '2023-Q2', '2023-Q3', '2023-Q4'].map((code) => isIn(lifetime, periodNamed(code)))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(isIn({}, Q2)).toBe(true)
  })

  it('is refused where it begins in no period, or ends before it begins', () => {
    expect(problemOfLifetime({ since: '2023-Q5' })).toBe('since 2023-Q5 is no period')
    expect(problemOfLifetime({ until: 'always' })).toBe('until always is no period')
    expect(problemOfLifetime({ since: '2023-Q2', until: '2023-Q1' })).toBe('ends (2023-Q1) before it begins (2023-Q2)')
  })
})

describe('A pipeline in a period', () => {
  it('is the same one where nothing begins or ends', () => {
    const shipped = { ...quarterly(), indicators: quarterly().indicators.map(({ until, ...each }) => each) }
    expect(pipelineIn(shipped, Q3)).toBe(shipped)
    expect(pipelineIn(quarterly(), Q2)).toBe(quarterly())
  })

  it('has no line, no part and no rule of what has ended', () => {
    const then = pipelineIn(quarterly(), Q3)
    expect(JSON.stringify([then.indicators, then.forms, then.rules, then.shares])).not.toContain(`"${ENDED}"`)
    const sum = then.rules.find(({ code }) => code === 'X03')
    expect(sum).toMatchObject({ parts: ['supervise_organisation'] })
    expect(then.indicators.find(({ code }) => code === 'supervise')?.parts).toEqual(['supervise_organisation'])
  })
})

describe('A return', () => {
  it('with figures of an indicator that has ended is told so, line by line', async () => {
    const bytes = await readSample('LDLD_TAM_DUONG.xlsx')
    const { status, findings } = await checkFile(
      { name: 'LDLD_TAM_DUONG.xlsx', bytes },
      { definitions, now: '2023-09-08T08:00+07:00', read: readWorkbook },
    )
    expect(status).toBe('returned')
    expect(findings.filter(({ severity }) => severity === 'error').map(({ rule, at }) => [rule, at?.sheet])).toContainEqual([
      'T07',
      '09_KIEMTRA',
    ])
  })
})

describe('The totals of a period', () => {
  it('have no line of what is not collected in it, and have it again in the periods before', async () => {
    const store = await openTestStore()
    try {
      await dropSamples(store, ['CDN_Y_TE.xlsx'])
      await intake(store)
      await consolidate(store, { period: '2023-Q3' })
      const lines = async (asOf?: string) => (await loadTotals(store, { period: '2023-Q3', asOf })).totals.map(({ indicator }) => indicator)
      expect(await lines()).toContain(ENDED)
      const known = store.clock()
      store.setNow('2023-09-10T08:00:00+07:00')
      store.definitions = definitions
      await saveDefinitions(store)
      await consolidate(store, { period: '2023-Q3' })
      expect(await lines()).not.toContain(ENDED)
      expect(await lines(`${known.slice(0, 10)}T23:59:59Z`)).toContain(ENDED)
    } finally {
      await store.close()
    }
  })
})

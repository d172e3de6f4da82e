import { expect } from 'vitest'
import { parseEntries } from '../../src/check/parseEntries.ts'
import type { Indicator } from '../../src/pipeline/indicator.ts'
import type { Definitions } from '../../src/pipeline/pipeline.ts'
import type { Reading } from '../../src/read/reading.ts'
import { readSubmission } from '../../src/read/readSubmission.ts'
import { loadHomeDefinitions } from '../../src/store/loadHomeDefinitions.ts'

export const definitions = await loadHomeDefinitions({ folder: 'no-home' })
export const quarterly = definitions.pipelines.find(({ code }) => code === 'quarterly-return') ?? expect.fail()

/** The first line of a CSV for the third quarter of 2023. */
export const markOf = (unit: string, period = '2023-Q3') =>
  `#tonghop;${quarterly.template.id};${quarterly.template.version};${unit};${period}`

/** Reads the lines of a CSV, or a whole file, as a submission; fails where it is refused. */
export async function readReturn(content: readonly string[] | Uint8Array, source: Source = {}): Promise<Reading> {
  const { definitions: given = definitions, name = 'bao cao.csv', folder = '' } = source
  const bytes = content instanceof Uint8Array ? content : new TextEncoder().encode(content.join('\r\n'))
  const reading = await readSubmission({ name, folder, bytes }, given)
  return 'refused' in reading ? expect.fail(reading.refused) : reading
}

interface Source {
  definitions?: Definitions
  name?: string
  folder?: string
}

/** What a reading comes to: its facts as "indicator item=value", and the rule and cell of every finding. */
export function told(reading: Reading): { facts: string[]; findings: string[] } {
  const { facts, findings } = parseEntries(reading, { unit: reading.unit ?? '', cutOff: '2023-08-31' })
  return {
    facts: facts.map(({ indicator, item, state, stated }) => `${indicator}${item && ` ${item}`}=${state === 'value' ? stated : state}`),
    findings: [...reading.findings, ...findings].map(({ rule, at }) => (at ? `${rule} ${at.cell}` : rule)),
  }
}

/** An indicator of the quarterly return. */
export function indicatorOf(code: string): Indicator {
  return quarterly.indicators.find((each) => each.code === code) ?? expect.fail(code)
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../src/store/projectRoot.ts'

const CASES = JSON.parse(readFileSync(join(projectRoot(), 'test', 'number-cases.json'), 'utf8')) as { raw: string | number }[]

/** What offices write in cells. */
export const OFFICE_TEXTS: readonly string[] = CASES.map(({ raw }) => `${raw}`)

import { copyFile, readdir, readFile, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '../../src/store/projectRoot.ts'
import type { Store } from '../../src/store/store.ts'

const QUARTER = join(projectRoot(), 'fixtures', 'quarter-3-2023')

/** The file names of the sample quarter, in order. */
export async function sampleNames(): Promise<string[]> {
  return (await readdir(join(QUARTER, 'inbox'))).sort()
}

export async function readSample(name: string): Promise<Uint8Array> {
  return readFile(join(QUARTER, 'inbox', name))
}

/** Puts sample files into the inbox, as if they had lain there for a minute. */
export async function dropSamples({ drop }: Pick<Store, 'drop'>, names?: readonly string[]): Promise<void> {
  for (const name of names ?? (await sampleNames())) await dropFile({ drop }, join(QUARTER, 'inbox', name), name)
}

export async function dropFile({ drop }: Pick<Store, 'drop'>, source: string, name: string): Promise<void> {
  const path = join(drop.folders.inbox, name)
  await copyFile(source, path)
  const past = new Date(Date.now() - 60_000)
  await utimes(path, past, past)
}

/** One fact as the generator of the sample says it must be read. */
export interface ExpectedFact {
  form: string
  indicator: string
  time: string
  unit: string
  item: string
  state: string
  stated: number | null
  low: number | null
  high: number | null
  qualifier: string
  asOf: string
  asOfSource: string
  isAddend: boolean
  explanation: string | null
  raw: string
  at: { sheet: string; cell: string }
}

export async function readExpected(): Promise<{ file: string; unit: string; facts: ExpectedFact[] }[]> {
  return JSON.parse(await readFile(join(QUARTER, 'expected-facts.json'), 'utf8')).files
}

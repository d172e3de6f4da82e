import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { parse } from 'csv-parse'
import { parse as parseWhole } from 'csv-parse/sync'
import { packWorkbook, readWorkbook } from '../src/read/readWorkbook.ts'

/** Each way of reading a CSV; what it returns is what stays in memory. */
const WAYS: Readonly<Record<string, (file: string) => Promise<unknown>>> = {
  packed: async (file) => packWorkbook(await readFile(file), 'register.csv'),
  cells: async (file) => {
    const workbook = await readWorkbook(await readFile(file), 'register.csv')
    if (!('refused' in workbook)) for (const { rows } of workbook.sheets) for (const row of rows) row.cells
    return workbook
  },
  whole: async (file) => parseWhole(await readFile(file), { relax_column_count: true }),
  stream: async (file) => {
    const parser = createReadStream(file).pipe(parse({ relax_column_count: true }))
    let rows = 0
    for await (const _ of parser) rows++
    return rows
  },
}

/**
 * Reads the CSV that the command line names, after the way to read it: once for each line of input. Prints its milliseconds and the bytes
 * that stay in memory.
 */
const [way = '', file = ''] = process.argv.slice(2)
const idle = held()
for await (const _ of createInterface(process.stdin)) console.log(JSON.stringify(await readOnce()))

async function readOnce(): Promise<{ ms: number; said: string; kept: unknown }> {
  const started = performance.now()
  const kept = await WAYS[way]?.(file)
  const ms = performance.now() - started
  const said = String(held() - idle)
  return { ms, said, kept: typeof kept }
}

/** The bytes of what is in use, in the heap and outside; needs --expose-gc. */
function held(): number {
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

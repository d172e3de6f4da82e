import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyRows } from '../../src/store/copyRows.ts'
import type { Database } from '../../src/store/database.ts'
import { connectDatabase } from '../../src/store/openDatabase.ts'
import { migratedDatabase } from '../helpers/freshDatabase.ts'

let database: Database
let drop: () => Promise<void>
beforeAll(async () => {
  const fresh = await migratedDatabase()
  drop = fresh.drop
  database = await connectDatabase(fresh.url)
})
afterAll(async () => {
  await database?.close()
  await drop?.()
})

describe('loading rows', () => {
  it('loads none where the database refuses one of many, and the next transaction goes on', async () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => [index === 10 ? null : `unit ${index} ${'x'.repeat(200)}`])
    const refused = database.transaction((transaction) => copyRows(transaction, { table: 'unit', columns: ['unit_code'], rows }))
    await expect(refused).rejects.toThrow('not-null')
    await database.transaction((transaction) => copyRows(transaction, { table: 'unit', columns: ['unit_code'], rows: rows.slice(20, 30) }))
    expect(await database.query(`select from unit where unit_code like 'unit %'`)).toHaveLength(10)
  })

  it('fails once, with the database’s words, where the table itself is refused', async () => {
    const rows = Array.from({ length: 2000 }, (_, index) => [`unit ${index} ${'x'.repeat(200)}`])
    const refused = database.transaction((transaction) => copyRows(transaction, { table: 'migrations', columns: ['name'], rows }))
    await expect(refused).rejects.toThrow('permission denied for table migrations')
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }])
  })

  it('keeps every sign as it is, and nothing where there is nothing', async () => {
    const names = ['tab\tvà\\n', 'dòng\r\nmới', '\\N', '\\.', '"nháy"', "o'clock", '𝒳👩‍👩‍👧', '', ' ']
    await database.transaction((transaction) =>
      copyRows(transaction, { table: 'unit', columns: ['unit_code'], rows: names.map((name) => [name]) }),
    )
    await database.transaction((transaction) => copyRows(transaction, { table: 'unit', columns: ['unit_code'], rows: [] }))
    const stored = await database.query<{ unit_code: string }>('select unit_code from unit')
    expect(stored.map(({ unit_code }) => unit_code)).toEqual(expect.arrayContaining(names))
  })
})

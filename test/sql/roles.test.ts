import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { migrate } from '../../src/store/migrate.ts'
import { freshDatabase } from '../helpers/freshDatabase.ts'

const DENIED = '42501'

let owner: Client
let drop: () => Promise<void>
beforeAll(async () => {
  const database = await freshDatabase()
  drop = database.drop
  owner = new Client({ connectionString: database.url })
  await owner.connect()
  await migrate(owner)
  await owner.query(`select ensure_period('2023-Q3')`)
})
afterAll(async () => {
  await owner?.end()
  await drop?.()
})

/** What PostgreSQL answers to a role's statement: the code of its error, or null. Nothing is kept. */
async function answerTo(role: string, statement: string): Promise<string | null> {
  await owner.query('begin')
  try {
    await owner.query(`set local role ${role}`)
    await owner.query(statement)
    return null
  } catch (error) {
    return (error as { code: string }).code
  } finally {
    await owner.query('rollback')
  }
}

/** The tables, views and columns of ours on which a role has a right. */
async function columnsFor(role: string, right: 'SELECT' | 'INSERT' | 'UPDATE'): Promise<string[]> {
  const { rows } = await owner.query(
    `select relation.relname || '.' || attname as name
     from pg_class as relation join pg_attribute on attrelid = relation.oid and attnum > 0 and not attisdropped
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f') and has_column_privilege($1, relation.oid, attnum, $2)
     order by 1`,
    [role, right],
  )
  return rows.map(({ name }) => name)
}

async function tablesFor(role: string, right: string): Promise<string[]> {
  const { rows } = await owner.query(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f') and has_table_privilege($1, oid, $2) order by 1`,
    [role, right],
  )
  return rows.map(({ name }) => name)
}

describe('the application', () => {
  test.each([
    ['change a figure', 'update fact_indicator set stated = 1'],
    ['change a figure in the table of its period', 'update fact_indicator_2023_q3 set stated = 1'],
    ['change a total', 'update fact_total set low = 1'],
    ['change when a fact was recorded', 'update fact_indicator set recorded_from = now()'],
    ['change a verdict', `update submission set status = 'accepted'`],
    ['change a consolidation', 'update consolidation set known_at = now()'],
    ['change the definitions', `update definition_set set content = '{}'`],
    ['delete a fact', 'delete from fact_indicator'],
    ['delete a submission', 'delete from submission'],
    ['empty a table', 'truncate finding'],
    ['make a table', 'create table mine (id int)'],
    ['drop a table', 'drop table finding'],
    ['switch off a constraint', 'alter table fact_indicator drop constraint fact_bounds_in_order'],
    ['write into the list of migrations', `insert into migrations (id, name, hash) values (99, 'x', 'x')`],
  ])('cannot %s', async (_, statement) => {
    expect(await answerTo('tonghop_app', statement)).toBe(DENIED)
  })

  it('may change nothing but the ends of validities, the notes of answers, and what it notes of its own runs', async () => {
    const changeable = (await columnsFor('tonghop_app', 'UPDATE')).filter((column) => !/^(job_run|service)\./.test(column))
    expect(changeable).toEqual([
      'dim_indicator.recorded_to',
      'dim_target.recorded_to',
      'dim_unit.recorded_to',
      'fact_indicator.recorded_to',
      'fact_total.recorded_to',
      'submission.answered_at',
      'submission_form.recorded_to',
    ])
    expect(await answerTo('tonghop_app', 'update fact_indicator set recorded_to = now()')).toBe(null)
    expect(await answerTo('tonghop_app', 'update submission set answered_at = now()')).toBe(null)
  })

  it('may delete what it noted of its own runs, and nothing else', async () => {
    expect(await tablesFor('tonghop_app', 'DELETE')).toEqual(['job_run', 'service'])
  })

  test.each(['TRUNCATE', 'REFERENCES', 'TRIGGER'])('has the right to %s nowhere', async (right) => {
    expect(await tablesFor('tonghop_app', right)).toEqual([])
  })

  it('owns nothing, and can make nothing', async () => {
    const { rows } = await owner.query(`
      select has_schema_privilege('tonghop_app', 'public', 'CREATE') as in_schema, has_database_privilege('tonghop_app', current_database(), 'CREATE') as in_database,
             exists (select from pg_class where relowner = 'tonghop_app'::regrole) as owns, rolsuper or rolcreaterole or rolcreatedb or rolcanlogin as is_more
      from pg_roles where rolname = 'tonghop_app'`)
    expect(rows).toEqual([{ in_schema: false, in_database: false, owns: false, is_more: false }])
  })

  it('has partitions made for periods, and for nothing else', async () => {
    expect(await answerTo('tonghop_app', `select ensure_period('2024-9M')`)).toBe(null)
    expect(await answerTo('tonghop_app', `select ensure_period('2023-Q3; drop table finding')`)).toBe('P0001')
  })
})

describe('an analyst', () => {
  it('reads the reports and the dimensions, and nothing else', async () => {
    const readable = new Set((await columnsFor('tonghop_analyst', 'SELECT')).map((column) => column.split('.')[0] ?? ''))
    expect([...readable].filter((name) => !/^(report|dim)_/.test(name))).toEqual([])
    const { rows } = await owner.query(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v') and relname ~ '^(report|dim)_'`,
    )
    expect([...readable].sort()).toEqual(rows.map(({ name }) => name).sort())
  })

  test.each(['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'])('has the right to %s nowhere', async (right) => {
    expect(await tablesFor('tonghop_analyst', right)).toEqual([])
  })

  test.each(['submission', 'finding', 'explanation', 'fact_indicator', 'fact_in_force', 'fact_total', 'total_in_force', 'definition_set'])(
    'cannot read %s',
    async (table) => {
      expect(await answerTo('tonghop_analyst', `select from ${table}`)).toBe(DENIED)
    },
  )

  it('cannot have partitions made, or tables', async () => {
    expect(await answerTo('tonghop_analyst', `select ensure_period('2023-Q4')`)).toBe(DENIED)
    expect(await answerTo('tonghop_analyst', 'create table mine (id int)')).toBe(DENIED)
  })

  it('finds what every report and every column of it means, in Vietnamese', async () => {
    const { rows } = await owner.query(`
      select view.relname as report, coalesce(attname, '') as "column", col_description(view.oid, coalesce(attnum, 0)) as meaning, obj_description(view.oid) as about
      from pg_class as view join pg_attribute on attrelid = view.oid and attnum > 0
      where relkind = 'v' and view.relname like 'report\\_%'`)
    expect(rows.length).toBeGreaterThan(20)
    const isVietnamese = (text: string | null) => text !== null && /[ăâđêôơưạảấầẩậắặẹẻếềểệỉịọỏốồổộớờởợụủứừửựỳỷỹáàãéèíìóòõúùý]/i.test(text)
    expect(rows.filter(({ meaning, about }) => !isVietnamese(meaning) || !isVietnamese(about))).toEqual([])
    expect(rows.filter(({ meaning }) => meaning !== meaning.normalize('NFC'))).toEqual([])
  })
})

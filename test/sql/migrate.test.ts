import { appendFile, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../src/store/migrate.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { openServer } from '../../src/store/server/openServer.ts'
import { freshDatabase } from '../helpers/freshDatabase.ts'
import { temporaryFolder } from '../store/server/temporaryFolder.ts'

let url: string
let drop: () => Promise<void>
let owner: Client
/** A copy of sql/ that a test may edit. */
let sql: string
beforeEach(async () => {
  const database = await freshDatabase()
  url = database.url
  drop = database.drop
  owner = await connect(url)
  sql = await mkdtemp(join(tmpdir(), 'tonghop-sql-'))
  await cp(join(projectRoot(), 'sql'), sql, { recursive: true })
})
afterEach(async () => {
  await owner.end()
  await drop()
  await rm(sql, { recursive: true, force: true })
})

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString })
  await client.connect()
  return client
}

/** Everything in a database that a migration makes, each with its identity: the same only where nothing was made anew. */
async function contents(client: Client): Promise<unknown[]> {
  const { rows } = await client.query(`
    select oid::text as id, relname as name, relacl::text as rights from pg_class where relnamespace = 'public'::regnamespace
    union all select oid::text, proname, proacl::text from pg_proc where pronamespace = 'public'::regnamespace
    union all select id::text, name, hash from migrations
    union all select '', obj_description('public'::regnamespace, 'pg_namespace'), ''
    order by 1, 2`)
  return rows
}

/** An insert of an indicator as the first version of the table takes one. */
function lineOf(code: string, kind: string, rollUp: string): string {
  return `insert into dim_indicator (pipeline_code, indicator_code, time_basis, recorded_from, position, section, label, measure, kind, level, roll_up,
                                     is_headline, decimals, print_step)
          values ('returns', '${code}', 'stock', '2023-09-01T00:00:00Z', 1, '1', '${code}', 'lượt', '${kind}', 'U', '${rollUp}', true, 0, 1)`
}

async function commentOn(view: string): Promise<string | null> {
  const { rows } = await owner.query('select obj_description(to_regclass($1)) as comment', [view])
  return rows[0]?.comment ?? null
}

describe('bringing a database up to this version', () => {
  it('changes nothing the second time', async () => {
    await migrate(owner)
    const before = await contents(owner)
    await migrate(owner)
    expect(await contents(owner)).toEqual(before)
    expect(before.length).toBeGreaterThan(20)
  })

  it('refuses a migration that was edited after it was applied, names it, and changes nothing', async () => {
    await migrate(owner, sql)
    const before = await contents(owner)
    await appendFile(join(sql, 'migrations', '1_create-tables.sql'), '-- a later thought\n')
    await expect(migrate(owner, sql)).rejects.toThrow(/1_create-tables\.sql.*\n?.*changed/)
    expect(await contents(owner)).toEqual(before)
  })

  it('applies a migration that is new, and none of the old ones again', async () => {
    await migrate(owner, sql)
    await writeFile(join(sql, 'migrations', '99_x.sql'), 'select 1')
    await expect(migrate(owner, sql)).rejects.toThrow('non-consecutive')
    await rm(join(sql, 'migrations', '99_x.sql'))
    const next = (await owner.query('select max(id) + 1 as id from migrations')).rows[0]?.id
    await writeFile(join(sql, 'migrations', `${next}_add-a-table.sql`), 'create table added (id int)')
    await migrate(owner, sql)
    expect((await owner.query('select from added')).rows).toEqual([])
  })

  it('keeps the definitions that were there before a step for bounds was known, and takes newer ones with one', async () => {
    const addLater = await takeOutAfter(2)
    await migrate(owner, sql)
    await owner.query(lineOf('visits', 'count', 'sum'))
    await expect(owner.query(lineOf('rate', 'percent', 'control'))).rejects.toThrow('dim_indicator_kind_check')
    await addLater()
    await migrate(owner, sql)
    await owner.query('set role tonghop_app')
    await owner.query(lineOf('rate', 'percent', 'control'))
    await owner.query(
      `insert into dim_indicator select (jsonb_populate_record(line, '{"indicator_code": "lượt", "bound_step": 10000}')).* from dim_indicator as line where indicator_code = 'visits'`,
    )
    await owner.query('update dim_indicator set recorded_to = recorded_from')
    await expect(owner.query('update dim_indicator set bound_step = 1')).rejects.toThrow('permission denied')
    const { rows } = await owner.query('select indicator_code as code, roll_up, bound_step from dim_indicator order by 1')
    expect(rows).toEqual([
      { code: 'lượt', roll_up: 'sum', bound_step: '10000' },
      { code: 'rate', roll_up: 'control', bound_step: null },
      { code: 'visits', roll_up: 'sum', bound_step: null },
    ])
    await owner.query('reset role')
    await expect(owner.query('update dim_indicator set bound_step = 0')).rejects.toThrow('dim_indicator_bound_step_check')
    await expect(owner.query(lineOf('odd', 'count', 'guessed'))).rejects.toThrow('dim_indicator_roll_up_check')
  })

  it('names the unions of the lists that were sent before lists were kept by their versions', async () => {
    const addLater = await takeOutAfter(3)
    await migrate(owner, sql)
    await owner.query(`
      select ensure_period('2023-Q3');
      insert into definition_set values ('h', now(), '{}');
      insert into unit values ('A'), ('CDCS_1');
      insert into dim_unit values ('CDCS_1', 'Tên cũ', 'grassroots', 'A', '2023-04-01', '2023-06-30', '2023-06-08', null), ('CDCS_1', 'Tên mới', 'grassroots', 'A', '2023-07-01', null, '2023-09-08', null);
      insert into submission values ('TINH', '00000000-0000-0000-0000-000000000001', repeat('0', 64), 'a.xlsx', '', now(), 'p', '2023-Q3', 'A', 'accepted', null, '{}', 'h');
      insert into fact_indicator values ('TINH', 'p', '2023-Q3', 'CDCS_1', 'listed', 'stock', '', now(), null, 'A', 'DS', '00000000-0000-0000-0000-000000000001', true, 'value', 1, 1, 1,
                                         'exact', '2023-08-31', 'stated', 'x', 's', 'B4')`)
    await addLater()
    await migrate(owner, sql)
    const { rows } = await owner.query('select form_code, unit_code, name from submission_union')
    expect(rows).toEqual([{ form_code: 'DS', unit_code: 'CDCS_1', name: 'Tên mới' }])
  })

  /** Takes out the migrations after one, and the views of their tables; gives what puts the migrations back. */
  async function takeOutAfter(number: number): Promise<() => Promise<void>> {
    const names = (await readdir(join(sql, 'migrations'))).filter((name) => Number.parseInt(name, 10) > number)
    const later = await Promise.all(names.map(async (name) => [name, await readFile(join(sql, 'migrations', name), 'utf8')] as const))
    for (const name of names) await rm(join(sql, 'migrations', name))
    for (const name of ['report_correction.sql', 'report_period_event.sql']) await rm(join(sql, 'views', name))
    return async () => {
      for (const [name, text] of later) await writeFile(join(sql, 'migrations', name), text)
    }
  }

  it('leaves nothing of a migration that fails', async () => {
    await migrate(owner, sql)
    const before = await contents(owner)
    await writeFile(
      join(sql, 'migrations', `${(await owner.query('select from migrations')).rowCount}_half.sql`),
      'create table half (id int); select 1 / 0',
    )
    await expect(migrate(owner, sql)).rejects.toThrow('division by zero')
    expect(await contents(owner)).toEqual(before)
  })
})

describe('the reports', () => {
  const REPORT = 'report_total.sql'
  const edit = async (change: (text: string) => string) => {
    const file = join(sql, 'views', REPORT)
    await writeFile(file, change(await readFile(file, 'utf8')))
  }

  it('are made anew when one of them changed, with their comments and rights', async () => {
    await migrate(owner, sql)
    const shipped = await commentOn('report_total')
    await edit((text) => text.replace(/comment on view report_total is '.*?'/, `comment on view report_total is 'Bản mới.'`))
    await migrate(owner, sql)
    expect(await commentOn('report_total')).toBe('Bản mới.')
    await migrate(owner)
    expect(await commentOn('report_total')).toBe(shipped)
    await owner.query('set role tonghop_analyst')
    expect((await owner.query('select * from report_total join report_total_inspection using (period_code)')).rows).toEqual([])
    await owner.query('reset role')
  })

  it('are gone when their file is', async () => {
    await migrate(owner, sql)
    await rm(join(sql, 'views', 'report_total_inspection.sql'))
    await migrate(owner, sql)
    expect((await owner.query(`select to_regclass('report_total_inspection') as report`)).rows).toEqual([{ report: null }])
  })

  it('stay as they were where the new ones cannot be made, and the connection can be used', async () => {
    await migrate(owner, sql)
    const before = await contents(owner)
    await edit((text) => `${text}\nselect no_such_column from report_total;`)
    await expect(migrate(owner, sql)).rejects.toThrow('no_such_column')
    expect(await contents(owner)).toEqual(before)
  })
})

describe('two at once', () => {
  it('bring one empty database up together', async () => {
    const other = await connect(url)
    try {
      await Promise.all([migrate(owner), migrate(other)])
      await migrate(owner)
      expect((await owner.query('select from migrations')).rowCount).toBe((await other.query('select from migrations')).rowCount)
    } finally {
      await other.end()
    }
  })

  it('bring up databases of one server that has no roles yet', async () => {
    const { folder, remove } = temporaryFolder()
    const server = await openServer({ home: join(folder, 'home'), sync: false, log: () => {} })
    try {
      const admin = await connect(server.url)
      const names = ['one', 'two', 'three', 'four']
      expect((await admin.query(`select from pg_roles where rolname like 'tonghop%'`)).rowCount).toBe(0)
      for (const name of names) await admin.query(`create database ${name} encoding 'UTF8' template template0`)
      await admin.end()
      const clients = await Promise.all(names.map((name) => connect(Object.assign(new URL(server.url), { pathname: `/${name}` }).href)))
      const done = await Promise.allSettled(clients.map((client) => migrate(client)))
      await Promise.all(clients.map((client) => client.end()))
      expect(done.filter(({ status }) => status === 'rejected')).toEqual([])
    } finally {
      await server.close()
      await remove()
    }
  })
})

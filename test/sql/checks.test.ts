import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { consolidate } from '../../src/jobs/consolidate.ts'
import { intake } from '../../src/jobs/intake.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { openTestStore } from '../helpers/openTestStore.ts'
import { dropSamples } from '../helpers/sampleQuarter.ts'

const CHECKS = join(projectRoot(), 'sql', 'checks')

/** For each check, ways to break a sound database (as its owner, who alone could) that it must report. */
const BREAKAGES: Record<string, readonly string[]> = {
  coverage_adds_up: [
    `update fact_total set reported = reported - 1 where recorded_to is null and indicator_code = 'supervise' and unit_code = 'LAI_CHAU'`,
    `update fact_total set missing = array['LDLD_SIN_HO'] where recorded_to is null and indicator_code = 'supervise' and unit_code = 'LAI_CHAU'`,
    `update fact_total set expected = expected + 1 where recorded_to is null and indicator_code = 'memberdb_union_rate' and unit_code = 'LAI_CHAU'`,
  ],
  derived_total_is_its_parts: [
    `update fact_total set low = low + 1, high = high + 1 where recorded_to is null and indicator_code = 'supervise' and unit_code = 'LAI_CHAU'`,
    `update fact_total set low = null where recorded_to is null and indicator_code = 'supervise' and unit_code = 'LAI_CHAU'`,
    `delete from fact_total where indicator_code = 'supervise' and unit_code = 'CDN_Y_TE'`,
    `update fact_total set low = low + 1, high = high + 1 where recorded_to is null and indicator_code = 'supervise_individual' and unit_code = 'CDN_Y_TE'`,
    `delete from fact_total where indicator_code in ('supervise_individual', 'supervise_organisation') and unit_code = 'CDN_Y_TE'`,
  ],
  fact_has_a_place: [
    `update dim_unit set valid_to = '2023-06-30' where unit_code = 'CDN_Y_TE'`,
    `update dim_indicator set recorded_to = recorded_from where indicator_code = 'supervise_individual'`,
    `update dim_indicator set recorded_to = recorded_from where indicator_code = 'award_students'`,
  ],
  fact_has_one_in_force: [
    `update submission_form set recorded_to = recorded_from where unit_code = 'CDN_Y_TE' and form_code = '09_KIEMTRA'`,
    `update fact_indicator set reporting_unit_code = 'LDLD_SIN_HO' where unit_code = 'CDN_Y_TE' and indicator_code = 'supervise_individual'`,
    `update fact_indicator set submission_id = gen_random_uuid() where unit_code = 'CDN_Y_TE' and indicator_code = 'supervise_individual'`,
    `update fact_indicator set submission_id = gen_random_uuid() where unit_code = 'CDN_GIAO_DUC' and indicator_code = 'award_students' and item_key = '2'`,
    `update fact_indicator set form_code = '11_CAPTINH' where unit_code = 'CDN_Y_TE' and indicator_code = 'supervise_individual'`,
  ],
  total_is_its_facts: [
    `update fact_indicator set low = low + 1, high = high + 1, stated = stated + 1 where recorded_to is null and indicator_code = 'award_students' and item_key = '2' and unit_code = 'CDN_GIAO_DUC'`,
    `delete from fact_indicator where recorded_to is null and indicator_code = 'award_students' and item_key = '2' and unit_code = 'CDN_GIAO_DUC'`,
    `insert into fact_indicator select (jsonb_populate_record(fact, jsonb_build_object('item_key', 'r99'))).*
     from fact_indicator as fact where indicator_code = 'award_students' and item_key = '2' and unit_code = 'CDN_GIAO_DUC'`,
    `update fact_total set high = null where recorded_to is null and indicator_code = 'supervise_individual' and unit_code = 'CDN_Y_TE'`,
    `update fact_total set low = low + 1, high = high + 1 where recorded_to is null and indicator_code = 'award_students' and unit_code = 'CDN_GIAO_DUC'`,
    `update fact_total set low = low + 1 where recorded_to is null and indicator_code = 'draft_documents_commented' and unit_code = 'LDLD_TINH'`,
    `update fact_total set low = low + 1 where recorded_to is null and indicator_code = 'members_listed' and unit_code = 'CDN_Y_TE'`,
    `delete from fact_total where indicator_code = 'award_students' and unit_code = 'CDN_GIAO_DUC'`,
  ],
  total_is_its_units: [
    `update fact_total set low = low + 1, high = high + 1 where recorded_to is null and indicator_code = 'supervise_individual' and unit_code = 'CDN_Y_TE'`,
    `update fact_total set high = null where recorded_to is null and indicator_code = 'supervise_individual' and unit_code = 'LAI_CHAU'`,
    `update fact_total set low = null, high = null where recorded_to is null and indicator_code = 'supervise_individual' and unit_code = 'LAI_CHAU'`,
    `update fact_total set low = low + 1 where recorded_to is null and indicator_code = 'draft_documents_commented' and unit_code = 'LDLD_TINH'`,
    `update fact_total set low = low + 1 where recorded_to is null and indicator_code = 'grassroots_unions_listed' and unit_code = 'LAI_CHAU'`,
    `update fact_total set low = low + 1 where recorded_to is null and indicator_code = 'upper_unions_total' and unit_code = 'LAI_CHAU'`,
    `delete from fact_total where indicator_code = 'supervise_individual' and unit_code <> 'LAI_CHAU'`,
    `delete from fact_total where indicator_code = 'supervise_individual' and unit_code = 'LAI_CHAU'`,
    `update dim_unit set recorded_to = recorded_from where unit_code = 'CDN_Y_TE'`,
  ],
  validity_has_no_overlap: [
    `insert into fact_indicator select (jsonb_populate_record(fact, jsonb_build_object('recorded_from', recorded_from + interval '1 second', 'recorded_to', recorded_from + interval '2 seconds'))).*
     from fact_indicator as fact where indicator_code = 'supervise_individual' and unit_code = 'CDN_Y_TE' and time_basis = 'in_period'`,
    `insert into fact_indicator select (jsonb_populate_record(fact, jsonb_build_object('recorded_from', recorded_from + interval '1 second', 'recorded_to', recorded_from + interval '2 seconds'))).*
     from fact_indicator as fact where indicator_code = 'award_students' and unit_code = 'CDN_GIAO_DUC' and item_key = '2'`,
    `insert into fact_total select (jsonb_populate_record(total, jsonb_build_object('recorded_from', recorded_from + interval '1 second', 'recorded_to', recorded_from + interval '2 seconds'))).*
     from fact_total as total where indicator_code = 'supervise_individual' and unit_code = 'CDN_Y_TE' and time_basis = 'in_period'`,
  ],
}

const names = (await readdir(CHECKS)).filter((name) => name.endsWith('.sql')).map((name) => name.replace(/\.sql$/, ''))
const cases = Object.entries(BREAKAGES).flatMap(([name, ways]) => ways.map((way) => [name, way] as const))

describe('the invariants of the database', () => {
  let store: Awaited<ReturnType<typeof openTestStore>>
  let owner: pg.Client
  beforeAll(async () => {
    store = await openTestStore()
    await dropSamples(store, ['CDN_Y_TE.xlsx', 'CDN_GIAO_DUC.xlsx', 'LDLD_TINH.csv'])
    await intake(store)
    await consolidate(store, { period: '2023-Q3' })
    owner = new pg.Client({ connectionString: store.databaseUrl })
    await owner.connect()
  })
  afterAll(async () => {
    await owner?.end()
    await store?.close()
  })

  const rowsOf = async (name: string) => (await owner.query(await readFile(join(CHECKS, `${name}.sql`), 'utf8'))).rows

  it('has no breakage of a check that is gone', () => {
    expect(Object.keys(BREAKAGES).filter((name) => !names.includes(name))).toEqual([])
  })

  it.each(names)('%s holds on a sound database, and has a broken copy here', async (name) => {
    expect(await rowsOf(name)).toEqual([])
    expect(BREAKAGES[name]?.length).toBeGreaterThan(0)
  })

  it.each(cases)('%s reports: %s', async (name, way) => {
    await owner.query('begin')
    try {
      const { rowCount } = await owner.query(way)
      expect(rowCount).toBeGreaterThan(0)
      expect(await rowsOf(name)).not.toEqual([])
    } finally {
      await owner.query('rollback')
    }
  })
})

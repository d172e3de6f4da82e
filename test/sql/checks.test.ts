import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changePeriod } from '../../src/jobs/changePeriod.ts'
import { consolidate } from '../../src/jobs/consolidate.ts'
import { intake } from '../../src/jobs/intake.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { saveDefinitions } from '../../src/store/saveDefinitions.ts'
import { openTestStore } from '../helpers/openTestStore.ts'
import { dropSamples } from '../helpers/sampleQuarter.ts'
import { award, sendEvents } from '../helpers/sendEvents.ts'

const CHECKS = join(projectRoot(), 'sql', 'checks')

/** For each check, ways to break a sound database (as its owner, who alone could) that it must report. */
const BREAKAGES: Record<string, readonly string[]> = {
  consolidation_has_its_definitions: [
    `update consolidation set number = 5 where number = 1`,
    `update consolidation set known_at = known_at - interval '1 day' where number = 2`,
    `update consolidation set definition_hash = (select definition_hash from definition_set order by loaded_at desc limit 1) where number = 1`,
    `update recording set reason = 'another' where action = 'definitions'`,
  ],
  correction_has_its_number: [
    `update correction set number = 3`,
    `delete from correction`,
    `update correction set unit_code = 'LDLD_SIN_HO'`,
    `update period_event set recorded_at = '2023-09-08T00:00:00Z', unit_code = null where action = 'reopen'`,
  ],
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
  locked_period_stays: [
    `update submission_form set recorded_to = now() where unit_code = 'CDN_Y_TE' and form_code = '09_KIEMTRA'`,
    `delete from period_event where action = 'reopen'`,
    `update period_event set unit_code = 'LDLD_SIN_HO' where action = 'reopen'`,
  ],
  period_events_in_order: [
    `delete from period_event where action = 'lock' and unit_code is null`,
    `insert into period_event values ('LAI_CHAU', 'quarterly-return', '2023-Q3', now(), 'open', null, null, null, null, 'x')`,
    `insert into period_event values ('LAI_CHAU', 'quarterly-return', '2023-Q3', now(), 'lock', null, null, 1, null, 'x')`,
    `insert into period_event values ('LAI_CHAU', 'quarterly-return', '2023-Q3', now(), 'lock', 'LDLD_SIN_HO', null, 1, null, 'x')`,
    `update period_event set consolidation_no = 9 where action = 'lock' and unit_code is null`,
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
  union_is_in_one_unit: [
    `insert into submission_union select top_unit_code, (select submission_id from submission where unit_code = 'CDN_GIAO_DUC' limit 1), form_code, unit_code, name
     from submission_union where submission_id = (select submission_id from submission where unit_code = 'CDN_Y_TE') limit 1`,
    `update dim_unit set parent_code = 'LDLD_SIN_HO' where unit_code = (select min(unit_code) from dim_unit where role = 'grassroots')`,
    `update dim_unit set valid_to = '2023-06-30', valid_from = '2023-01-01' where unit_code = (select min(unit_code) from dim_unit where role = 'grassroots')`,
    `insert into dim_unit select (jsonb_populate_record(unit, '{"valid_from": "2023-08-01", "parent_code": "LDLD_SIN_HO"}')).* from dim_unit as unit where role = 'grassroots' limit 1`,
  ],
  unit_has_its_parent: [
    `update dim_unit set valid_to = '2023-06-30' where role = 'total'`,
    `update dim_unit set parent_code = 'CDN_Y_TE' where unit_code = 'LDLD_SIN_HO'`,
    `insert into dim_unit select (jsonb_populate_record(unit, '{"valid_from": "2023-08-01"}')).* from dim_unit as unit where unit_code = 'LDLD_SIN_HO'`,
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
    await changePeriod(store, { action: 'lock', period: '2023-Q3', by: 'văn phòng' })
    await changePeriod(store, { action: 'reopen', period: '2023-Q3', unit: 'CDN_GIAO_DUC', reason: 'thiếu một dòng', by: 'văn phòng' })
    await sendEvents(store, { unit: 'CDN_GIAO_DUC' }, award('1', 30, 9_000_000), award('2', 5, 2_500_000))
    store.definitions = { ...store.definitions, hash: 'the same under another hash' }
    await saveDefinitions(store)
    await consolidate(store, { period: '2023-Q3' })
    await changePeriod(store, { action: 'lock', period: '2023-Q3', by: 'văn phòng' })
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

import { ROLL_UP_SETTING, ROLL_UP_SQL, ROLL_UP_WITH_VERSIONS_SQL } from '../total/rollUpSql.ts'
import type { UnitTotal } from '../total/unitTotal.ts'
import type { Database } from './database.ts'
import type { PeriodKey } from './loadCoverage.ts'

/** Versions of a unit's forms: the submission and the form of each. */
export type FormVersions = readonly { submission: string; form: string }[]

/** What a roll-up is of: what was known at an instant ("infinity" is now); one unit's figures, where named, from these versions. */
export interface RollUpRequest extends PeriodKey {
  at: string
  versions?: { unit: string; forms: FormVersions }
}

/** Works the totals of a period out anew, of every unit and node, without storing anything. */
export async function rollUp(database: Pick<Database, 'transaction'>, request: RollUpRequest): Promise<UnitTotal[]> {
  const { top, pipeline, period, at, versions } = request
  const rolledUp = versions ? ROLL_UP_WITH_VERSIONS_SQL : ROLL_UP_SQL
  const more = versions ? [versions.unit, versions.forms.map(({ submission }) => submission), versions.forms.map(({ form }) => form)] : []
  return database.transaction(async (transaction) => {
    await transaction.query(ROLL_UP_SETTING)
    return transaction.query<UnitTotal>(`${COLUMNS} from (${rolledUp}) as total`, [top, pipeline, period, at, ...more])
  })
}

/** The totals of every unit and node as they are stored: those that hold at an instant. */
export async function loadStoredTotals(
  database: Pick<Database, 'query'>,
  { top, pipeline, period, at }: PeriodKey & { at: string },
): Promise<UnitTotal[]> {
  return database.query<UnitTotal>(
    `${COLUMNS} from fact_total as total
     where top_unit_code = $1 and pipeline_code = $2 and period_code = $3 and recorded_from <= $4 and (recorded_to is null or $4 < recorded_to)`,
    [top, pipeline, period, at],
  )
}

/** What a unit was on the period's cut-off day, as was known at the instant. */
const ROLE = `
  (select role from dim_unit
   where dim_unit.unit_code = total.unit_code and role <> 'grassroots' and dim_unit.recorded_from <= $4 and (dim_unit.recorded_to is null or $4 < dim_unit.recorded_to)
     and valid_from <= (select cut_off_on from dim_period where pipeline_code = $2 and period_code = $3)
   order by valid_from desc limit 1)`

const COLUMNS = `
  select unit_code as unit, ${ROLE} as role, indicator_code as indicator, time_basis as time, stated, low, high, qualifier, num, den, reported, expected, missing,
         is_own_in as "isOwnIn", as_of_first as "asOfFirst", as_of_last as "asOfLast"`

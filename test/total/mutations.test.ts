import fc from 'fast-check'
import { DatabaseError } from 'pg'
import { expect, test } from 'vitest'
import { ROLL_UP_SQL } from '../../src/total/rollUpSql.ts'
import { agreesWithOracle } from './agreesWithOracle.ts'
import { useDatabase } from './useDatabase.ts'

/** Wrong roll-ups: what each gets wrong, the words of the query that are changed everywhere, and what they become. */
const MUTATIONS: [fault: string, from: string, to: string][] = [
  ['sum: takes the largest lower bound', 'sum(low) filter', 'max(low) filter'],
  ['sum: forgets an open upper bound', 'when bool_and(high is not null) filter (where counts) then sum(high)', 'when true then sum(high)'],
  ['sum: takes an approximate figure as exact', "bool_or(counts and qualifier = 'approx')", 'false'],
  ['sum: adds the controls', 'and is_addend', ''],
  ['sum: adds the figures of another federation', 'top_unit_code = $1 and', '$1::text is not null and'],
  ['sum: adds superseded versions', 'is_addend and recorded_from <= $4 and (recorded_to is null or $4 < recorded_to)', 'is_addend'],
  ['sum: leaves out the lists of grassroots unions', "('U', 'UP', 'G')", "('U', 'UP')"],
  [
    'sum: takes the first row of an event form alone',
    '    from fact_indicator\n    where top_unit_code = $1',
    "    from fact_indicator\n    where item_key in ('', '1') and top_unit_code = $1",
  ],
  ['control: is totalled', "'minMax', 'provinceOnly', 'weightedMean')", "'minMax', 'provinceOnly', 'weightedMean', 'control')"],
  ['countYes: is left out', "'countYes', ", ''],
  ['minMax: takes the highest low', 'min(low)', 'max(low)'],
  ['minMax: takes the lowest high', 'max(high)', 'min(high)'],
  ['minMax: adds up', "when line.roll_up = 'minMax' then given.lowest", "when line.roll_up = 'minMax' then given.low"],
  [
    'weightedMean: ignores the weights',
    'mean.stated * weight.stated as num, weight.stated as den',
    'mean.stated as num, 1::numeric as den',
  ],
  ['weightedMean: cuts instead of rounding', 'round(num / nullif(den, 0) / print_step)', 'trunc(num / nullif(den, 0) / print_step)'],
  ['weightedMean: misses who has nobody to weigh', 'or (weight.counts and weight.high = 0)', ''],
  ['derived: is left out', "where line.roll_up = 'derived'", 'where false'],
  ['derived: is whole with one part', 'bool_and(part.is_reported)', 'bool_or(part.is_reported)'],
  [
    'unitsExpected: counts the own row',
    "unit_then.role = 'upper' and line.roll_up = 'unitsExpected'",
    "unit_then.role <> 'total' and line.roll_up = 'unitsExpected'",
  ],
  ['unitsExpected: counts units that have ended', '(valid_to is null or cut_off_on <= valid_to)', 'true'],
  ['reference: takes a target that is not yet valid', 'and dim_target.valid_from <= (select cut_off_on from period)', ''],
  ['provinceOnly: is left out', "('P', 'UP')", "('UP')"],
  ['share: prints 100 where the parts differ', 'num <> den and round(exact, decimals) = 100', 'false'],
  ['share: rounds a lower bound up', 'floor(low * step)', 'ceil(low * step)'],
  ['share: forgets who is missing from the denominator', 'part.missing || whole.missing', 'part.missing'],
  ['coverage: expects what is not applicable', 'not coalesce(given.is_exempt, false)', 'true'],
  ['coverage: takes a partial list as whole', 'given.counts and not given.has_gap', 'given.counts'],
  ['coverage: names nobody', 'then array[unit_code] else', 'then array[]::text[] else'],
  ['coverage: counts the own row', "when role = 'upper' then is_expected::int", 'when true then is_expected::int'],
  ['coverage: loses the own row', 'bool_or(is_own_in)', 'null::boolean'],
]

const database = useDatabase()

test.each(MUTATIONS)('a roll-up is caught that goes wrong on %s', async (_, from, to) => {
  const mutant = ROLL_UP_SQL.replaceAll(from, to)
  expect(mutant).not.toBe(ROLL_UP_SQL)
  const { failed, errorInstance } = await fc.check(agreesWithOracle(database.client, mutant), {
    numRuns: 300,
    seed: 757,
    endOnFailure: true,
  })
  expect(errorInstance).not.toBeInstanceOf(DatabaseError)
  expect(failed).toBe(true)
})

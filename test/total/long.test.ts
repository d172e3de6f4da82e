import fc from 'fast-check'
import { test } from 'vitest'
import { ROLL_UP_SQL } from '../../src/total/rollUpSql.ts'
import { agreesWithOracle } from './agreesWithOracle.ts'
import { useDatabase } from './useDatabase.ts'

const database = useDatabase()

test('whatever the unions report, the database comes to what is worked out by hand, as known at every instant', async () => {
  await fc.assert(agreesWithOracle(database.client, ROLL_UP_SQL), { numRuns: 4000 })
})

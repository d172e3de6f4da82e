import { expect, test } from 'vitest'
import { matchLabel } from '../../src/read/matchText.ts'
import { headingMatcher } from '../../src/read/placeForm.ts'
import { quarterly } from './readReturn.ts'

test('a heading that the office has added since is known, though the columns are the same', () => {
  const [column] = quarterly.csvColumns
  if (!column) return expect.fail()
  const added = { ...quarterly, spellings: { ...quarterly.spellings, headings: [{ written: 'Cách ghi mới', means: column.label }] } }
  expect(matchLabel(headingMatcher(quarterly.csvColumns, quarterly), 'Cách ghi mới')).toBeNull()
  expect(matchLabel(headingMatcher(quarterly.csvColumns, added), 'Cách ghi mới')).toBe(column.label)
})

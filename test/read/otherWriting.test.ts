import { describe, expect, it, test } from 'vitest'
import { foldMarks } from '../../src/parse/foldText.ts'
import type { Pipeline } from '../../src/pipeline/pipeline.ts'
import { lineMatcher } from '../../src/read/lineMatcher.ts'
import { buildMatcher, type Matcher, matchLabel } from '../../src/read/matchText.ts'
import { headingMatcher } from '../../src/read/placeForm.ts'
import { definitions } from './readReturn.ts'

/** Every table of names of a pipeline, with the names that are in it. */
function tablesOf(pipeline: Pipeline): { name: string; matcher: Matcher; written: string[] }[] {
  const { spellings, indicators, forms, csvColumns } = pipeline
  const chosen = forms.flatMap((form) =>
    form.kind === 'events' ? [form.feeds.map(({ type }) => type), form.feeds.map(({ status }) => status)] : [],
  )
  const choices = chosen.map((answers, index) => ({
    name: `choices ${index}`,
    matcher: buildMatcher(
      answers.map((answer) => [answer, answer] as const),
      spellings.choices.filter(({ means }) => answers.includes(means)),
    ),
    written: [...answers, ...spellings.choices.filter(({ means }) => answers.includes(means)).map(({ written }) => written)],
  }))
  const tables = [...forms.flatMap((form) => (form.kind === 'cover' ? [] : [form.columns])), csvColumns].map((columns, index) => {
    const labels = columns.map(({ label }) => label)
    return {
      name: `headings ${index}`,
      matcher: headingMatcher(columns, pipeline),
      written: [...labels, ...spellings.headings.filter(({ means }) => labels.includes(means)).map(({ written }) => written)],
    }
  })
  return [
    {
      name: 'lines',
      matcher: lineMatcher(pipeline),
      written: [...indicators.map(({ label }) => label), ...spellings.labels.map(({ written }) => written)],
    },
    {
      name: 'sheets',
      matcher: buildMatcher(
        forms.flatMap(({ code, title }) => [[code, code] as const, [title, code] as const]),
        spellings.sheets,
      ),
      written: [...forms.flatMap(({ code, title }) => [code, title]), ...spellings.sheets.map(({ written }) => written)],
    },
    ...choices,
    ...tables,
  ]
}

/** Ways in which one name is typed by different hands and keyboards; each means the same. */
const WAYS: [way: string, write: (text: string) => string][] = [
  ['in capitals', (text) => text.toUpperCase()],
  ['in small letters', (text) => text.toLowerCase()],
  ['decomposed (NFD)', (text) => text.normalize('NFD')],
  [
    'with the other tone placement',
    (text) =>
      text.replace(/oà/g, 'òa').replace(/oá/g, 'óa').replace(/óa/g, 'oá').replace(/úy/g, 'uý').replace(/ũy/g, 'uỹ').replace(/ủy/g, 'uỷ'),
  ],
  ['with spaces around and within', (text) => `  ${text.replace(/ /g, '  ')}\u00a0`],
  ['with a number before it', (text) => `1.2. ${text}`],
  ['with a colon after it', (text) => `${text}:`],
]

describe.each(definitions.pipelines.map((pipeline) => [pipeline.code, pipeline] as const))('the names of %s', (_, pipeline) => {
  test.each(WAYS)('mean the same %s', (_way, write) => {
    for (const { name, matcher, written } of tablesOf(pipeline)) {
      for (const text of written) expect(matchLabel(matcher, write(text)), `${name}: ${write(text)}`).toBe(matchLabel(matcher, text))
    }
  })

  it('mean the same without diacritics, or nothing where they could mean two things', () => {
    for (const { name, matcher, written } of tablesOf(pipeline)) {
      const meanings = new Map<string, Set<string | null>>()
      for (const text of written) meanings.set(foldMarks(text), (meanings.get(foldMarks(text)) ?? new Set()).add(matchLabel(matcher, text)))
      for (const text of written) {
        const bare = foldMarks(text)
        const found = matchLabel(matcher, bare)
        const possible = [...(meanings.get(bare) ?? [])]
        expect(possible.length === 1 ? possible : [null, ...possible], `${name}: ${bare}`).toContain(found)
      }
    }
  })

  it('are not guessed where only some marks are left out', () => {
    const matcher = lineMatcher(pipeline)
    for (const { label } of pipeline.indicators) {
      const half = label.replace(/[ăâđêôơư]/, (letter) => foldMarks(letter))
      if (half === label || half === foldMarks(half)) continue
      expect([null, matchLabel(matcher, label)], half).toContain(matchLabel(matcher, half))
    }
  })
})

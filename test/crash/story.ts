import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { putCells } from '../../fixtures/rule-cases/patchXlsx.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'

/** A file that an office sends, once. */
export interface Delivery {
  name: string
  /** Whose it is: the files of one unit come one after the other, each once the one before is taken, for their order decides which counts. */
  from: string
  bytes: Uint8Array
  /** Written where it lies, piece by piece, instead of moved there whole. */
  isSlow: boolean
}

const FIXTURES = join(projectRoot(), 'fixtures')
const QUARTER = join(FIXTURES, 'quarter-3-2023')

/**
 * What the offices of the sample quarter send: the twelve files of the sample, then corrections, slips that come back, files that are sent
 * once more with other bytes, and some that are refused, `count` files in all. The same count gives the same files in the same order.
 */
export function writeStory(count: number): Delivery[] {
  const samples = readSamples()
  const more = [samples.flatMap(correctionsOf), oddFiles()]
  const extra = Array.from({ length: Math.max(...more.map(({ length }) => length)) }, (_, at) => more.flatMap((list) => list[at] ?? []))
  return [...samples, ...extra.flat()]
    .slice(0, count)
    .map((file, at) => ({ ...file, isSlow: at % 4 === 3 && extname(file.name) === '.xlsx' }))
}

interface Spot {
  sheet: string
  cell: string
}
type Sent = Omit<Delivery, 'isSlow'>
type Sample = Sent & { press: Spot[] }

/** `press`: where a workbook made from the template has the number of press items, which no rule holds against another figure. */
function readSamples(): Sample[] {
  const { files } = JSON.parse(readFileSync(join(QUARTER, 'expected-facts.json'), 'utf8'))
  return files.map(({ file, unit, facts }: { file: string; unit: string; facts: { indicator: string; at: Spot }[] }) => ({
    name: file,
    from: unit,
    bytes: readFileSync(join(QUARTER, 'inbox', file)),
    press: facts.flatMap(({ indicator, at }) =>
      indicator === 'press_items' && at.sheet === '05_TUYENTRUYEN' && extname(file) === '.xlsx' ? [at] : [],
    ),
  }))
}

/** Three corrections of a return, and before the last one a slip that comes back. */
function correctionsOf({ name, from, bytes, press }: Sample, place: number): Sent[] {
  const [inPeriod, yearToDate] = press
  if (!inPeriod || !yearToDate) return []
  const write = (number: number, said: string) => {
    const cells = { [inPeriod.cell]: said, [yearToDate.cell]: `<v>${200 + number}</v>` }
    const patched = Object.entries(cells).map(([cell, inside]) => [
      cell,
      inside.startsWith('<v>8/') ? { type: 'str' as const, inside } : { inside },
    ])
    const stem = name.slice(0, -extname(name).length)
    return { name: `${stem} lan ${number}.xlsx`, from, bytes: putCells(bytes, inPeriod.sheet, Object.fromEntries(patched)) }
  }
  return [write(2, `<v>${20 + place}</v>`), write(3, '<v>8/10</v>'), write(4, `<v>${60 + place}</v>`)]
}

/** Files of the fixtures: one thing wrong in each, or none, or not for us. Those of one unit are told apart by their names. */
function oddFiles(): Sent[] {
  return ['refused', 'returned', 'accepted'].flatMap((kind) => {
    const cases = readdirSync(join(FIXTURES, kind)).sort()
    return cases.flatMap((folder, at) => {
      if (kind !== 'refused' && at % EVERY[kind as keyof typeof EVERY] !== 0) return []
      const [file] = readdirSync(join(FIXTURES, kind, folder)).filter((name) => name !== 'expected.json')
      if (!file) return []
      const name = `${file.slice(0, -extname(file).length)} (${folder})${extname(file)}`
      return [
        {
          name,
          from: file.startsWith('LDLD_TINH') ? 'LDLD_TINH' : 'LDLD_NAM_NHUN',
          bytes: readFileSync(join(FIXTURES, kind, folder, file)),
        },
      ]
    })
  })
}

const EVERY = { returned: 8, accepted: 10 }

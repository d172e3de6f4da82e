import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CheckedFile, checkFile } from '../../src/jobs/checkFile.ts'
import { readWorkbook } from '../../src/read/readWorkbook.ts'
import { loadHomeDefinitions } from '../../src/store/loadHomeDefinitions.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'

const FIXTURES = join(projectRoot(), 'fixtures')
const [THIRD_QUARTER, FIRST_HALF] = ['2023-09-08T08:00:00+07:00', '2023-06-08T08:00:00+07:00']

/** Where fixtures are, and the moment at which their files come. */
const PLACES = [
  ...['accepted', 'returned', 'refused'].map((folder) => ({ folder, now: THIRD_QUARTER })),
  ...['accepted', 'returned'].map((each) => ({ folder: `half-year-statistics/${each}`, now: FIRST_HALF })),
]

let answered: Promise<ReadonlyMap<string, CheckedFile>> | undefined

/** What becomes of every file of the fixtures, by its path. They are answered once in a process. */
export function answerAll(): Promise<ReadonlyMap<string, CheckedFile>> {
  answered ??= answerEach()
  return answered
}

async function answerEach(): Promise<ReadonlyMap<string, CheckedFile>> {
  const definitions = await loadHomeDefinitions({ folder: join(FIXTURES, 'no-home') })
  const answers = new Map<string, CheckedFile>()
  for (const { folder, now } of PLACES) {
    for (const path of await readdir(join(FIXTURES, folder), { recursive: true })) {
      if (!/\.\w+$/u.test(path) || path.endsWith('expected.json')) continue
      const bytes = await readFile(join(FIXTURES, folder, path))
      const name = path.split('/').at(-1) ?? ''
      answers.set(`${folder}/${path}`, await checkFile({ name, bytes }, { definitions, now, read: readWorkbook }))
    }
  }
  return answers
}

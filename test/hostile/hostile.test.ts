import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Answerer } from './answerer.ts'
import { HOSTILE_FILES } from './hostileFiles.ts'
import { sendFile } from './sendFile.ts'

/** Every eighth of those that are quickly made; `npm run hostile` sends all of them. */
const CHOSEN = HOSTILE_FILES.filter(({ isLeftOut }) => !isLeftOut).filter((_, n) => n % 8 === 0)

describe('a hostile file is answered within 5 seconds and 512 MB, children counted', () => {
  let folder: string
  const answerer = new Answerer()
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tonghop-hostile-'))
  })
  afterAll(async () => {
    await answerer.renew()
    rmSync(folder, { recursive: true })
  })

  test.each(CHOSEN.map((file) => [`${file.name}.${file.ending}`, file.why, file] as const))('%s: %s', async (_, __, file) => {
    const { problems } = await sendFile(file, { folder, answerer })
    expect(problems).toEqual([])
  })
})

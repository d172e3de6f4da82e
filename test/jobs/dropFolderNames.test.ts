import { copyFile, readdir, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { intake } from '../../src/jobs/intake.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { openTestStore } from '../helpers/openTestStore.ts'

const SAMPLE = join(projectRoot(), 'fixtures/quarter-3-2023/inbox/LDLD_TINH.csv')

const NAMES: readonly [what: string, name: string][] = [
  ['255 bytes long', `${'ế'.repeat(83)}aa.csv`],
  ['in parts, as macOS writes it', 'Báo cáo quý III.csv'.normalize('NFD')],
  ['with pictures', '📊👩‍👩‍👧 báo cáo.csv'],
  ['written from right to left in part', 'báo cáo \u202Evsc.csv'],
  ['on two lines', 'báo\ncáo.csv'],
  ['with what shells and markup read', `$(rm -rf ~) '"<b>&amp;.csv`],
  ['of another script', '報告書 отчёт تقرير.csv'],
  ['without an ending', 'báo cáo'],
  ['that is an ending alone, in capitals', '_.CSV'],
  ['with spaces at its ends', ' báo cáo .csv '],
]

it('a name of any Unicode goes all the way from the inbox to its answer, and stops no other file', async () => {
  const store = await openTestStore()
  const past = new Date(Date.now() - 60_000)
  for (const [, name] of NAMES) {
    await copyFile(SAMPLE, join(store.drop.folders.inbox, name))
    await utimes(join(store.drop.folders.inbox, name), past, past)
  }
  expect(Buffer.byteLength(NAMES[0]?.[1] ?? '')).toBe(255)
  const { files, faults, unsettled } = await intake(store)
  expect({ faults, unsettled }).toEqual({ faults: [], unsettled: [] })
  expect(files.map(({ file }) => file).sort()).toEqual(NAMES.map(([, name]) => name.normalize('NFC')).sort())
  expect(files.filter(({ status }) => !status.startsWith('accepted'))).toEqual([])
  expect(await readdir(store.drop.folders.inbox)).toEqual([])
  expect(new Set(files.map(({ answer }) => dirname(answer))).size).toBe(1)
  const answers = await readdir(dirname(files[0]?.answer ?? ''))
  expect(answers.filter((name) => name.endsWith('.ket-qua.json'))).toHaveLength(NAMES.length)
  expect(answers.filter((name) => /\p{Cc}|\p{Cf}|[<>"'$&]/u.test(name))).toEqual([])
  await store.close()
})

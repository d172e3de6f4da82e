import { execFile, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Whether LibreOffice is on this machine. */
export const HAS_OFFICE = spawnSync('soffice', ['--version']).status === 0

/** Opens workbooks in LibreOffice, which works out what has no result, and saves each again as .xlsx. */
export function resaveAll(workbooks: readonly Uint8Array[]): Promise<Uint8Array[]> {
  return saveAll(workbooks, 'xlsx')
}

/** Opens workbooks in LibreOffice and saves each as another kind of file. */
export async function saveAll(workbooks: readonly Uint8Array[], kind: 'xlsx' | 'xls' | 'ods' | 'html'): Promise<Uint8Array[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tonghop-office-'))
  try {
    await mkdir(join(folder, 'in'))
    for (const [index, bytes] of workbooks.entries()) await writeFile(join(folder, 'in', `${index}.xlsx`), bytes)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const sources = workbooks.map((_, index) => join(folder, 'in', `${index}.xlsx`))
    await promisify(execFile)('soffice', [profile, '--headless', '--convert-to', kind, '--outdir', join(folder, 'out'), ...sources])
    return await Promise.all(workbooks.map(async (_, index) => new Uint8Array(await readFile(join(folder, 'out', `${index}.${kind}`)))))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

import { execFile, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Whether LibreOffice is on this machine. */
export const HAS_OFFICE = spawnSync('soffice', ['--version']).status === 0

/** Opens workbooks in LibreOffice, which works out what has no result, and saves each again as .xlsx. */
export async function resaveAll(workbooks: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tonghop-office-'))
  try {
    await mkdir(join(folder, 'in'))
    const names = workbooks.map((_, index) => `${index}.xlsx`)
    for (const [index, bytes] of workbooks.entries()) await writeFile(join(folder, 'in', `${index}.xlsx`), bytes)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const sources = names.map((name) => join(folder, 'in', name))
    await promisify(execFile)('soffice', [profile, '--headless', '--convert-to', 'xlsx', '--outdir', join(folder, 'out'), ...sources])
    return await Promise.all(names.map(async (name) => new Uint8Array(await readFile(join(folder, 'out', name)))))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

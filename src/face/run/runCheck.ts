import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { WrongUsage } from '../../jobs/pipelineOf.ts'
import { openReader, type Reader } from '../../store/reader/openReader.ts'
import type { Call } from '../call.ts'

export interface CheckOptions {
  files: string[]
  json?: boolean
}

/** A file to be checked, which is being read. */
export interface GivenFile {
  name: string
  bytes: Uint8Array
  read: Reader['read']
}

/** Prints the verdict that intake would give each file; 1 where one is returned or refused. */
export async function runCheck({ files: paths, json = false }: CheckOptions, call: Call): Promise<number> {
  const reader = openReader()
  try {
    const files = readAhead(await Promise.all(paths.map(readGiven)), reader.read)
    const { checkFiles } = await import('./checkFiles.ts') // and all that judges: the first file is read meanwhile
    const states = await checkFiles(files, { call, json })
    return states.some((status) => status === 'returned' || status === 'refused') ? 1 : 0
  } finally {
    await reader.close()
  }
}

/** Has the first file read at once, and each of the others while the one before it is judged. */
function readAhead(files: readonly Omit<GivenFile, 'read'>[], read: Reader['read']): GivenFile[] {
  const begun = new Map<number, ReturnType<Reader['read']>>()
  const begin = (index: number) => {
    const file = files[index]
    if (!file || begun.has(index)) return
    const reading = read(file.bytes, file.name)
    reading.catch(() => {}) // whoever takes it is told
    begun.set(index, reading)
  }
  const take = (index: number) => {
    begin(index)
    begin(index + 1)
    const reading = begun.get(index) as ReturnType<Reader['read']>
    begun.delete(index) // it is not held here while the next is judged
    return reading
  }
  begin(0)
  return files.map((file, index) => ({ ...file, read: () => take(index) }))
}

/** Every file is looked for before the first is checked. */
async function readGiven(path: string): Promise<{ name: string; bytes: Uint8Array }> {
  try {
    return { name: basename(path).normalize('NFC'), bytes: await readFile(path) }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new WrongUsage(`Không đọc được tệp ${path}: ${REASONS[code ?? ''] ?? message}. Đề nghị xem lại tên tệp.`)
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'không có tệp này',
  EISDIR: 'đây là thư mục',
  EACCES: 'không có quyền đọc',
  ERR_FS_FILE_TOO_LARGE: 'lớn hơn 2 GB nên không phải là một bản báo cáo',
}

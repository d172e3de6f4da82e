import type { Finding } from '../pipeline/finding.ts'
import type { Store } from '../store/store.ts'
import type { FixList } from '../write/mark/fixList.ts'
import { buildFixWorkbook } from '../write/mark/fixWorkbook.ts'

/** The workbook in which a submitter sees what is to be put right. */
export interface FixFile {
  /** The ending of its name. */
  ending: 'can-sua.xlsx' | 'can-sua.xlsm'
  bytes: Uint8Array
  /** The submitter's own file with marks on it; else a workbook of ours, with why. */
  isOwnFile: boolean
}

/**
 * Marks up a submitter's file; where it cannot be marked, gives a workbook with the same table instead, which says why. That marking fails is our
 * fault and is logged, but keeps no answer back.
 */
export async function buildFixFile(
  { reader, log }: Pick<Store, 'reader' | 'log'>,
  { name, bytes }: { name: string; bytes: Uint8Array },
  fixes: FixList,
): Promise<FixFile> {
  const marked = await reader.mark({ name, bytes }, fixes).catch((error: unknown) => {
    log.error('fault while marking a file', { file: name, cause: error instanceof Error ? error.stack : String(error) })
    return { unmarkable: OURS }
  })
  if (!('unmarkable' in marked)) return { ending: hasMacros(name, bytes) ? 'can-sua.xlsm' : 'can-sua.xlsx', bytes: marked, isOwnFile: true }
  const head = [...fixes.head, ['Vì sao không đánh dấu vào tệp đã nộp', marked.unmarkable] as const]
  return { ending: 'can-sua.xlsx', bytes: buildFixWorkbook({ ...fixes, head }, sheetsOf(fixes.findings)), isOwnFile: false }
}

const OURS = 'Phần mềm gặp lỗi khi đánh dấu vào tệp; lỗi là của phần mềm. Các điểm cần sửa nằm trong tệp riêng này.'

/** Excel opens a workbook with macros only under their ending; one that has another ending is told by its contents. */
function hasMacros(name: string, bytes: Uint8Array): boolean {
  const ending = /\.(xls[xm])$/i.exec(name)?.[1]?.toLowerCase()
  return ending ? ending === 'xlsm' : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('vbaProject.bin')
}

function sheetsOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.flatMap(({ at }) => at?.sheet ?? []))]
}

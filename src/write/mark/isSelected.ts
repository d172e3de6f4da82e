import type { XmlVisitor } from '../../read/xml/xmlScanner.ts'
import type { XmlTag } from '../../read/xml/xmlTag.ts'
import type { BookSheet, OpenBook } from './openBook.ts'

/** Whether a sheet is shown as selected in one of the workbook's windows: its head says so, which is all that is read of it. */
export async function isSelected({ zip }: OpenBook, { path }: BookSheet): Promise<boolean> {
  const head = new HeadReader()
  await zip.tell(path, head)
  return head.isSelected
}

class HeadReader implements XmlVisitor<'stop'> {
  readonly wantsText = false
  isSelected = false

  open(tag: XmlTag): 'stop' | undefined {
    if (tag.name === 'sheetView' && /^(1|true)$/.test(tag.attribute('tabSelected') ?? '')) this.isSelected = true
    return tag.name === 'sheetData' ? 'stop' : undefined
  }

  close(): undefined {}
  text(): undefined {}
}

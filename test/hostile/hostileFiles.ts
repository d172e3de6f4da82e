import { CELL_FILES } from './cellFiles.ts'
import type { HostileFile } from './hostileFile.ts'
import { NAME_FILES } from './nameFiles.ts'
import { OLDER_FILES } from './olderFiles.ts'
import { SHEET_FILES } from './sheetFiles.ts'
import { TEXT_FILES } from './textFiles.ts'
import { XML_FILES } from './xmlFiles.ts'
import { ZIP_FILES } from './zipFiles.ts'

/** Every hostile file: by what it is packed in, by its markup, by its sheets, by its cells, by its text, by its name. */
export const HOSTILE_FILES: readonly HostileFile[] = [
  ...ZIP_FILES,
  ...XML_FILES,
  ...SHEET_FILES,
  ...CELL_FILES,
  ...TEXT_FILES,
  ...OLDER_FILES,
  ...NAME_FILES,
]

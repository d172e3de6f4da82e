/** The very hidden sheet where a template keeps whose it is, as key and value in columns A and B. */
export const IDENTITY_SHEET = '_tonghop'

/** How the first line of a CSV made from a template begins. */
export const IDENTITY_MARK = '#tonghop'

/** The sheet that says how to fill a template in. Nothing is read from it. */
export const GUIDE_SHEET = 'Hướng dẫn'

/** What stands first on the sheet "Cần sửa" of a workbook that was sent back: that sheet is ours, and no part of a return. */
export const FIX_SHEET_MARK = '#tonghop-can-sua'

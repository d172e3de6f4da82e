/** What a reader gives where a file has a formula without a result. */
export const NOT_CALCULATED = '#CHƯA TÍNH'

/** What Excel shows for a number that it cannot show as a date. */
export const NO_SUCH_DATE = '########'

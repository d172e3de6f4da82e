import type { Severity } from '../../pipeline/finding.ts'
import type { StylesPart } from './stylesPart.ts'

/** The numbers of the styles of the sheet "Cần sửa". */
export interface FixStyles {
  title: number
  label: number
  plain: number
  heading: number
  section: number
  point: Record<Severity, number>
  link: Record<Severity, number>
}

/** The inside of the fill that marks a cell. Colours that nobody else has, so that they are known again when somebody has saved the file since. */
export const MARK_FILLS: Record<Severity, string> = {
  error: solid('FFFFB3B4'),
  warning: solid('FFFFCC81'),
  notice: solid('FFCFE2FE'),
}

/** Whether a fill is one of ours, however a program has written it since. */
export function isMarkFill(fill: string): boolean {
  return /<fgColor [^>]*rgb="(?:FF)?(?:FFB3B4|FFCC81|CFE2FE)"/i.test(fill)
}

/** Adds the styles of the sheet to a workbook's. */
export function addFixStyles(styles: StylesPart): FixStyles {
  const own = (font: string, fill: string, { border = NO_BORDER, rest = TOP }: { border?: string; rest?: string } = {}) =>
    styles.ownStyle({ font, fill, border, rest })
  const boxed = { border: THIN_BORDER, rest: WRAPPED }
  const ofSeverities = (font: string) => ({
    error: own(font, solid('FFFDE9E9'), boxed),
    warning: own(font, solid('FFFFF3E0'), boxed),
    notice: own(font, '', boxed),
  })
  return {
    title: own(font('<b/>', 16, 'FFC00000'), ''),
    label: own(font('<b/>', 11), ''),
    plain: own(font('', 11), '', { rest: WRAPPED }),
    heading: own(font('<b/>', 11, 'FFFFFFFF'), solid('FF44546A'), { border: THIN_BORDER, rest: CENTRED }),
    section: own(font('<b/>', 11), solid('FFE7E6E6')),
    point: ofSeverities(font('', 11)),
    link: ofSeverities(font('<u/>', 11, 'FF0563C1')),
  }
}

function solid(rgb: string): string {
  return `<patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor indexed="64"/></patternFill>`
}

function font(manner: string, size: number, rgb = 'FF000000'): string {
  return `<font>${manner}<sz val="${size}"/><color rgb="${rgb}"/><name val="Times New Roman"/><family val="1"/></font>`
}

const NO_BORDER = '<border><left/><right/><top/><bottom/><diagonal/></border>'
const THIN = ['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"><color rgb="FFBFBFBF"/></${side}>`).join('')
const THIN_BORDER = `<border>${THIN}<diagonal/></border>`
const TOP = '<alignment vertical="top"/>'
const WRAPPED = '<alignment vertical="top" wrapText="1"/>'
const CENTRED = '<alignment horizontal="center" vertical="center" wrapText="1"/>'

import type { Address } from './address.ts'

/** An address as one text, to look cells up by: "09_KIEMTRA!E7". */
export function addressKey({ sheet, cell }: Address): string {
  return `${sheet}!${cell}`
}

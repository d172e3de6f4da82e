/** A part's label without what its whole's label says already: "Điều lệ – cùng cấp" within "Điều lệ" is "cùng cấp". */
export function partName(label: string, whole: string): string {
  const rest = label.startsWith(whole) ? label.slice(whole.length).replace(/^[\s–,:-]+/u, '') : ''
  return rest || label
}

/** Where a value stands in the file that was received: the sheet's name (a CSV's base name) and the cell ("E7"). */
export interface Address {
  sheet: string
  cell: string
}

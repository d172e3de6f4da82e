/** A Vietnamese sentence that says why something cannot be read, and what to do. */
export interface Refused {
  refusal: string
}

/** Whether reading ended in a refusal. */
export function isRefused(reading: object): reading is Refused {
  return 'refusal' in reading
}

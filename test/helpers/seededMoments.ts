/** Moments between two bounds (milliseconds), told on the screen so that a failure can be looked into; SEED repeats them. */
export function seededMoments(count: number, earliest: number, latest: number): number[] {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
  console.info(`SEED=${seed}`)
  let state = seed
  return Array.from({ length: count }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.round(earliest + ((latest - earliest) * state) / 2_147_483_648)
  })
}

/**
 * What a part of a whole is in per cent, rounded half up to so many decimals: 766 of 778 to two decimals is 98.46.
 * Exact: the number returned is the one that the rounded digits stand for. Both are whole and not negative. Throws where the whole is 0.
 */
export function percentOf(part: number, whole: number, decimals: number): number {
  const [scaled, divisor] = [BigInt(part) * 100n * 10n ** BigInt(decimals), BigInt(whole)]
  return Number(`${(2n * scaled + divisor) / (2n * divisor)}e-${decimals}`)
}

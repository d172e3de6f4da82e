import type { Fact } from '../../pipeline/fact.ts'

/** A typed figure of an equation that a rule asks for: with its sign, all of them together come to 0. */
export interface Term {
  fact: Fact
  sign: 1 | -1
}

/** The equation that says that these figures come to those; none unless all of them are known exactly. */
export function tie(these: readonly Fact[], those: readonly Fact[]): Term[] {
  const terms = [...these.map((fact) => ({ fact, sign: 1 as const })), ...those.map((fact) => ({ fact, sign: -1 as const }))]
  return terms.every(({ fact }) => fact.qualifier === 'exact' && fact.stated !== null) ? terms : []
}

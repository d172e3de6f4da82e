import type { XmlTag } from './xmlTag.ts'

/** Which namespace a prefix stands for, as elements open and close. */
export class Namespaces {
  #scopes: ReadonlyMap<string, string>[] = [new Map()]

  /** The namespace of the element that opens; '' where it has none. */
  open(tag: XmlTag): string {
    const outer = this.#scopes.at(-1) as ReadonlyMap<string, string>
    const declared = tag.declarations()
    const scope = declared ? new Map([...outer, ...declared]) : outer
    this.#scopes.push(scope)
    return scope.get(tag.prefix) ?? ''
  }

  close(): void {
    if (this.#scopes.length > 1) this.#scopes.pop()
  }

  /** The prefix, not the empty one, that stands here for one of these namespaces. */
  prefixOf(uris: ReadonlySet<string>): string | undefined {
    const scope = this.#scopes.at(-1) as ReadonlyMap<string, string>
    for (const [prefix, uri] of scope) if (prefix !== '' && uris.has(uri)) return prefix
    return undefined
  }
}

/** One style of cells as it is written. */
export class CellStyleEntry {
  readonly markup: string
  readonly fill: number
  /** What tells it from others: all but how it says that its fill counts. */
  readonly key: string

  constructor(markup: string, attributes: ReadonlyMap<string, string>) {
    this.markup = markup
    this.fill = Number(attributes.get('fillId') ?? 0)
    this.key = markup.replace(/ (?:fillId|applyFill)\s*=\s*(?:"[^"]*"|'[^']*')/g, '').concat(`|${this.fill}`)
  }

  static parse(markup: string): CellStyleEntry {
    const end = markup.indexOf('>')
    const attributes = markup.slice(0, end).matchAll(/\s([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)
    return new CellStyleEntry(markup, new Map([...attributes].map(([, name = '', double, single]) => [name, double ?? single ?? ''])))
  }

  withFill(fill: number): CellStyleEntry {
    const bare = this.markup.replace(/\s(?:fillId|applyFill)\s*=\s*(?:"[^"]*"|'[^']*')/g, '')
    return CellStyleEntry.parse(bare.replace(/^<[\w:.-]+/, (name) => `${name} fillId="${fill}" applyFill="1"`))
  }
}

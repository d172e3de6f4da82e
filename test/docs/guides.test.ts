import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMMANDS } from '../../src/face/commands.ts'
import { loadDefinitions } from '../../src/pipeline/load.ts'
import { callCommand } from '../face/callCommand.ts'
import { blocksOf, codeSpansOf, linksOf } from './markdown.ts'
import { listFiles, PACKAGE, readProjectFile, root } from './projectFiles.ts'

const GUIDES = ['docs/huong-dan.md', 'docs/runbook.md']
const IMAGE_LIMIT = 150 * 1024
const home = mkdtempSync(join(tmpdir(), 'tonghop-guides-'))

beforeAll(() => process.chdir(root))
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** Every call of the program that a guide quotes, as its words: a command and what follows it. */
function callsIn(guide: string): string[][] {
  const text = readProjectFile(guide)
  const shell = blocksOf(text).flatMap(({ language, lines }) => (language === 'sh' ? lines : []))
  const hidden = [...text.matchAll(/<!-- (tonghop .+?) -->/g)].map(([, line = '']) => line)
  return [...shell, ...codeSpansOf(text), ...hidden].flatMap((line) => {
    const [, call] = /^(?:TONGHOP_LOG=\w+ )?tonghop (?:--home \S+ )?([a-z].*)$/.exec(line) ?? []
    return call ? [wordsOf(call)] : []
  })
}

/** The words of a shell line; quotes hold one together. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
}

describe.each(GUIDES)('%s', (guide) => {
  const calls = callsIn(guide)

  it('calls only commands that there are, with options that they have and need', () => {
    expect(calls.length).toBeGreaterThan(3)
    for (const [name, ...rest] of calls) {
      const command = COMMANDS.find((each) => each.name === name)
      expect(command, name).toBeDefined()
      const given = rest.filter((word) => word.startsWith('--'))
      const flags = command?.options.map(({ flags }) => flags.split(' ')[0]) ?? []
      expect(flags, `${name} ${rest.join(' ')}`).toEqual(expect.arrayContaining(given))
      const needed = command?.options.flatMap(({ flags, isRequired }) => (isRequired ? (flags.split(' ')[0] ?? '') : [])) ?? []
      if (rest.length > 0) expect(given, `${name} ${rest.join(' ')}`).toEqual(expect.arrayContaining(needed))
    }
  })

  it('calls only scripts that there are', () => {
    const scripts = [...readProjectFile(guide).matchAll(/npm run (?:--silent )?([a-z]+)/g)].map(([, name]) => name)
    expect(Object.keys(PACKAGE.scripts)).toEqual(expect.arrayContaining(scripts))
  })

  it('quotes what the program says', async () => {
    const quoted = readProjectFile(guide).matchAll(/<!-- tonghop (.+?) -->\n```\n(.*?)^```$/gms)
    for (const [, call = '', block = ''] of quoted) {
      const { stdout } = await callCommand(wordsOf(call), { TONGHOP_HOME: home })
      expect(inOneLine(stdout), call).toContain(inOneLine(block))
    }
  })

  it('names only units, indicators and forms that there are', async () => {
    const { pipelines, units } = await loadDefinitions([join(root, 'pipelines')])
    const codes = {
      '--unit': units.map(({ code }) => code),
      '--form': pipelines.flatMap(({ forms }) => forms.map(({ code }) => code)),
    }
    for (const [name, ...rest] of calls) {
      for (const [flag, known] of Object.entries(codes)) if (rest.includes(flag)) expect(known).toContain(rest[rest.indexOf(flag) + 1])
      const traced = pipelines.flatMap(({ indicators }) => indicators.map(({ code }) => code))
      if (name === 'trace') expect(traced).toContain(rest[0])
    }
  })

  it('names only folders and tables of a pipeline that there are', () => {
    const named = codeSpansOf(readProjectFile(guide)).filter((code) => /^(?:pipelines|sql|fixtures|src)\/[\w./-]+$/.test(code))
    for (const path of named) expect(existsSync(join(root, path)), path).toBe(true)
  })
})

describe('the images', () => {
  const images = listFiles('docs/images', '.png')
  const shown = GUIDES.flatMap((guide) => linksOf(readProjectFile(guide)).map((link) => join(dirname(guide), link)))

  it('are each shown by a guide, and small', () => {
    expect(shown).toEqual(expect.arrayContaining(images))
    for (const image of images) expect(statSync(join(root, image)).size, image).toBeLessThan(IMAGE_LIMIT)
  })
})

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

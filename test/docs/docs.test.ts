import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../src/face/commands.ts'
import { runCommand } from '../face/runCommand.ts'
import { anchorsOf, blocksOf, codeSpansOf, linksOf, rowsOf } from './markdown.ts'
import { CONTAINER, listFiles, MARKDOWN, PACKAGE, readProjectFile, root } from './projectFiles.ts'

const readme = readProjectFile('README.md')
const commandRows = rowsOf(readme, /^`[a-z]+[` ]/)

describe('the README', () => {
  it('lists the commands that --help lists, and no other', async () => {
    const { stdout } = await runCommand(['--help'], { cwd: root })
    const listed = [...stdout.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map(([, name]) => name).filter((name) => name !== 'help')
    expect(commandRows.map(({ first }) => /^`([a-z]+)/.exec(first)?.[1])).toEqual(listed)
  })

  it('gives each command no option that it does not have', () => {
    for (const { first } of commandRows) {
      const [, name = '', rest = ''] = /^`([a-z]+)(.*)`$/.exec(first) ?? []
      const flags = COMMANDS.find((command) => command.name === name)?.options.map((option) => option.flags.split(' ')[0])
      expect(flags, name).toEqual(expect.arrayContaining(rest.match(/--[a-z-]+/g) ?? []))
    }
  })

  it('calls only commands and scripts that there are', () => {
    const examples = [...codeSpansOf(readme), ...blocksOf(readme).flatMap(({ language, lines }) => (language === 'sql' ? [] : lines))]
    const called = examples.flatMap((line) => [...line.matchAll(/\btonghop (?:-- )?([a-z]+)\b/g)].map(([, name]) => name))
    expect(called.length).toBeGreaterThan(1)
    expect(COMMANDS.map(({ name }) => name)).toEqual(expect.arrayContaining(called))
    const scripts = examples.flatMap((line) => [...line.matchAll(/npm run (?:--silent )?([a-z]+)/g)].map(([, name]) => name))
    expect(Object.keys(PACKAGE.scripts)).toEqual(expect.arrayContaining(scripts))
  })
})

describe('the tables of codes', () => {
  it('name every T and V code that the engine gives, and no other', () => {
    const given = listFiles('src', '.ts').flatMap((file) => readProjectFile(file).match(/(?<=')[TV]\d\d(?=')/g) ?? [])
    const told = rowsOf(readProjectFile('docs/decisions/0006-finding-codes.md'), /^[TV]\d\d$/).map(({ first }) => first)
    expect(told).toEqual([...new Set(given)].sort())
  })

  it('tell the office every rule that came into force', () => {
    const inForce = listFiles('pipelines', 'rules.ts').flatMap((file) => readProjectFile(file).match(/(?<=code: ')X\d\d(?=')/g) ?? [])
    const inChecks = listFiles('sql/checks', '.sql').flatMap((file) => readProjectFile(file).match(/\bX\d\d\b/g) ?? [])
    const told = rowsOf(readProjectFile('CHANGELOG.md'), /^X\d\d$/).map(({ first }) => first)
    expect([...new Set(told)].sort()).toEqual([...new Set([...inForce, ...inChecks])].sort())
  })

  it('tell the office every form that is collected', () => {
    const forms = listFiles('pipelines', 'forms.ts').flatMap(
      (file) => readProjectFile(file).match(/(?<=code: ')(?=[A-Z0-9_]*[A-Z])[A-Z0-9_]+(?=')/g) ?? [],
    )
    expect(codeSpansOf(readProjectFile('CHANGELOG.md'))).toEqual(expect.arrayContaining(forms))
  })
})

describe('dependencies', () => {
  const told = rowsOf(readProjectFile('docs/decisions/0001-dependencies.md'), /^`/)

  it('each have their sentence, and nothing else has one', () => {
    const named = told.flatMap(({ first }) => codeSpansOf(first))
    const { dependencies, devDependencies, optionalDependencies } = PACKAGE
    expect(named.sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).sort())
  })

  it('are described in the version that is installed', () => {
    const versions = { ...PACKAGE.dependencies, ...PACKAGE.devDependencies, ...PACKAGE.optionalDependencies }
    for (const { first, cells } of told) {
      if (!/^\d/.test(cells[0] ?? '')) continue
      for (const name of codeSpansOf(first))
        expect(`${versions[name]}.`, name).toMatch(new RegExp(`^${cells[0]?.replaceAll('.', '\\.')}[.-]`))
    }
  })

  it('that the program loads are not for development only', () => {
    const sources = [...listFiles('src', '.ts'), ...listFiles('pipelines', '.ts')].map(readProjectFile).join('\n')
    const imports = [
      ...sources.matchAll(
        /(?:^import '|^(?:import|export|\}) .*from '|import\(['`]|require\(['`]|\(import\.meta\.url\)\(['`])([^'`.][^'`]*)['`]/gm,
      ),
    ].map(([, name = '']) => name)
    const packages = new Set(imports.flatMap((name) => (name.startsWith('node:') ? [] : (/^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name))))
    expect(Object.keys(PACKAGE.dependencies)).toEqual(expect.arrayContaining([...packages]))
    expect([...packages]).toEqual(expect.arrayContaining(Object.keys(PACKAGE.dependencies)))
  })
})

describe('what is written', () => {
  it('links to what is there', () => {
    const links = MARKDOWN.flatMap((file) => linksOf(readProjectFile(file)).map((link) => ({ file, link })))
    for (const { file, link } of links.filter((each) => !each.link.startsWith('https://'))) {
      const [path = '', anchor] = link.split('#')
      const target = path === '' ? file : join(dirname(file), path)
      expect(existsSync(join(root, target)), `${file}: ${link}`).toBe(true)
      if (anchor) expect(anchorsOf(readProjectFile(target)), `${file}: ${link}`).toContain(anchor)
    }
  })

  it('names no folder of the machine that it was written on', () => {
    for (const file of [...MARKDOWN, ...CONTAINER]) {
      expect(readProjectFile(file), file).not.toMatch(/(?<![\w.}])\/(?:work|tmp|root|home|Users)\b/)
    }
  })

  it('lists every decision once, in order', () => {
    const records = listFiles('docs/decisions', '.md').filter((file) => !file.endsWith('README.md'))
    expect(linksOf(readProjectFile('docs/decisions/README.md')).map((link) => join('docs/decisions', link))).toEqual(records.sort())
  })
})

describe('the image', () => {
  const copied = [...readProjectFile('Dockerfile').matchAll(/^COPY --from=build (.+) \S+$/gm)].flatMap(([, sources = '']) =>
    sources.split(' '),
  )

  it('holds everything that a package holds', () => {
    expect(copied).toEqual(expect.arrayContaining(PACKAGE.files.map((folder) => `/build/${folder}`)))
  })

  it('is built from what .dockerignore lets through', () => {
    const letThrough = readProjectFile('.dockerignore').match(/(?<=^!).+$/gm) ?? []
    for (const path of letThrough) expect(existsSync(join(root, path)), path).toBe(true)
    const needed = [...PACKAGE.files, 'src', 'package.json', 'package-lock.json', 'tsconfig.json'].map((path) => path.split('/')[0])
    expect(letThrough).toEqual(expect.arrayContaining(needed.filter((path) => path !== 'dist')))
  })

  it('runs as nobody in particular, with its home in a volume', () => {
    expect(readProjectFile('Dockerfile')).toMatch(/^USER (?!root)\w+\nVOLUME \/data$/m)
  })

  it('is composed with passwords that stand elsewhere', () => {
    const passwords = readProjectFile('compose.yaml').match(/PASSWORD:.+$/gm) ?? []
    expect(passwords.length).toBeGreaterThan(0)
    for (const line of passwords) expect(line).toMatch(/: \$\{\w+:\?/)
  })
})

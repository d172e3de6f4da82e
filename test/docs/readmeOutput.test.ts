import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { discardServer } from '../../src/store/server/discardServer.ts'
import { runCommand } from '../face/runCommand.ts'
import { blocksOf } from './markdown.ts'
import { readProjectFile } from './projectFiles.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tonghop-readme-')))
// Root's server runs as another user, who has to get in.
chmodSync(folder, 0o755)
const home = join(folder, '.demo')
const [demoBlock, traceBlock] = blocksOf(readProjectFile('README.md')).filter(({ lines }) => lines.includes('…'))
let demoOutput: string

beforeAll(async () => {
  demoOutput = (await runCommand(['demo'], { cwd: folder })).stdout
})
afterAll(async () => {
  await discardServer(home)
  rmSync(folder, { recursive: true, force: true })
})

it('the README shows what demo prints', () => {
  expectQuoted(demoBlock?.lines, demoOutput)
})

it('the README shows what trace prints', async () => {
  const { stdout } = await runCommand(['trace', 'inspect_charter', '--period', '2023-Q3'], { cwd: folder, env: { TONGHOP_HOME: home } })
  expectQuoted(traceBlock?.lines, stdout)
})

/** Each piece between the "…" lines stands in the output as it is, after the piece before it. */
function expectQuoted(quoted: readonly string[] | undefined, output: string): void {
  let rest = output
  for (const piece of (quoted ?? ['nothing is quoted']).join('\n').split(/\n?^…$\n?/m)) {
    expect(rest).toContain(piece)
    rest = rest.slice(rest.indexOf(piece) + piece.length)
  }
}

import { runLine } from '../../src/face/runLine.ts'
import { openTerminal } from '../../src/face/terminal/terminal.ts'
import type { Ran } from './runCommand.ts'

/** Runs `tonghop` in this process, which spares the start of another: for what a command says, where others show that it starts. */
export async function callCommand(args: readonly string[], env: Record<string, string>): Promise<Ran> {
  const said = { stdout: '', stderr: '' }
  const pipe = (name: keyof typeof said) => ({
    on: () => {},
    write: (text: string) => {
      said[name] += text
    },
  })
  const terminal = openTerminal({ stdout: pipe('stdout'), stderr: pipe('stderr'), env } as unknown as NodeJS.Process)
  return { code: await runLine(args, { terminal, env }), ...said }
}

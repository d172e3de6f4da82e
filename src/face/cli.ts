import { explainFault } from './explainFault.ts'
import { runLine } from './runLine.ts'
import { openTerminal } from './terminal/terminal.ts'

/** Runs one command of the command line and sets the exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  const terminal = openTerminal()
  let name = ''
  process.on('uncaughtException', (error) => process.exit(explainFault(error, terminal, name)))
  process.exitCode = await runLine(argv, {
    terminal,
    env: process.env,
    onCommand: (command) => {
      name = command
    },
  })
}

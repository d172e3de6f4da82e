import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CommanderError } from 'commander'
import { projectRoot } from '../store/projectRoot.ts'
import { advise } from './advise.ts'
import { type Asked, buildProgram } from './buildProgram.ts'
import { explainFault } from './explainFault.ts'
import { readHome } from './readHome.ts'
import { openTerminal, type Terminal } from './terminal/terminal.ts'
import { translateUsage } from './translateUsage.ts'

/** Runs one command of the command line and sets the exit code: 2 is wrong usage or a fault, 0 and 1 are the command's to say. */
export async function main(argv: readonly string[]): Promise<void> {
  const terminal = openTerminal()
  let name = ''
  const explain = (error: unknown) => explainFault(error, terminal, name)
  process.on('uncaughtException', (error) => process.exit(explain(error)))
  const program = buildProgram(versionOf(), async (asked) => {
    process.exitCode = await runAsked(asked, terminal)
  })
  program.hook('preSubcommand', (_, command) => {
    name = command.name()
  })
  try {
    await program.parseAsync(argv, { from: 'user' })
  } catch (error) {
    process.exitCode = error instanceof CommanderError ? explainUsage(error, terminal, name) : explain(error)
  }
}

async function runAsked({ command, options, home: option }: Asked, terminal: Terminal): Promise<number> {
  const place = readHome(option, process.env)
  const run = await command.load()
  return run(options as never, {
    ...place,
    terminal,
    advise: (line) => advise(line, { home: option, env: process.env, script: process.argv[1] ?? '' }),
  })
}

/** Help and version come as errors too; they were asked for, unless nothing was. */
function explainUsage(error: CommanderError, terminal: Terminal, name: string): number {
  if (error.exitCode === 0) return 0
  if (error.code !== 'commander.help') terminal.complain(`${translateUsage(error)} Đề nghị xem: tonghop ${name ? `${name} ` : ''}--help`)
  return 2
}

function versionOf(): string {
  return JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')).version
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CommanderError } from 'commander'
import { projectRoot } from '../store/projectRoot.ts'
import { advise } from './advise.ts'
import { type Asked, buildProgram } from './buildProgram.ts'
import { explainFault } from './explainFault.ts'
import { readHome } from './readHome.ts'
import type { Terminal } from './terminal/terminal.ts'
import { translateUsage } from './translateUsage.ts'

/** Where a command line is run. */
export interface Place {
  terminal: Terminal
  env: NodeJS.ProcessEnv
  /** Told the name of the command before it runs. */
  onCommand?: (name: string) => void
}

/** Runs one command of the command line. The exit code: 2 is wrong usage or a fault, 0 and 1 are the command's to say. */
export async function runLine(argv: readonly string[], { terminal, env, onCommand = () => {} }: Place): Promise<number> {
  let [name, code] = ['', 0]
  const program = buildProgram(versionOf(), async (asked) => {
    code = await runAsked(asked, { terminal, env })
  })
  program.hook('preSubcommand', (_, command) => {
    name = command.name()
    onCommand(name)
  })
  try {
    await program.parseAsync(argv, { from: 'user' })
    return code
  } catch (error) {
    return error instanceof CommanderError ? explainUsage(error, terminal, name) : explainFault(error, terminal, name)
  }
}

async function runAsked({ command, options, home: option }: Asked, { terminal, env }: Place): Promise<number> {
  const place = readHome(option, env)
  const run = await command.load()
  return run(options as never, {
    ...place,
    terminal,
    advise: (line) => advise(line, { home: option, env, script: process.argv[1] ?? '' }),
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

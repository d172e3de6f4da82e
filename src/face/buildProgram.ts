import { Command } from 'commander'
import { COMMANDS, type CommandLine } from './commands.ts'

/** What was asked for: a command, its options and arguments by name, and the home that was named. */
export interface Asked {
  command: CommandLine
  options: Record<string, unknown>
  home: string | undefined
}

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Đối số:',
  'Options:': 'Tùy chọn:',
  'Commands:': 'Lệnh:',
}

/** Builds the command line. It only finds out what is asked for; errors are thrown (CommanderError), never printed. */
export function buildProgram(version: string, onAsked: (asked: Asked) => Promise<void>): Command {
  const program = new Command('tonghop')
    .description('Tổng hợp báo cáo của các đơn vị thành những tổng số tin được.')
    .usage('[--home <thư mục>] LỆNH [tùy chọn]')
    .option('--home <thư mục>', 'nơi giữ mọi thứ của một bản cài đặt (hoặc biến TONGHOP_HOME; không ghi là ./.tonghop)')
    .version(version, '-V, --version', 'in phiên bản')
    .helpOption('-h, --help', 'in hướng dẫn')
    .helpCommand('help [lệnh]', 'hướng dẫn về một lệnh')
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .configureHelp({ styleTitle: (title) => TITLES[title] ?? title, subcommandTerm: (command) => command.name() })
    .addHelpText('after', '\nVí dụ:\n  tonghop demo\n  tonghop help totals')
  for (const command of COMMANDS) program.addCommand(buildCommand(program, command, onAsked))
  return program
}

function buildCommand(program: Command, line: CommandLine, onAsked: (asked: Asked) => Promise<void>): Command {
  const command = new Command(line.name)
    .copyInheritedSettings(program)
    .description(line.says)
    .usage(usageOf(line))
    .helpOption('-h, --help', 'in hướng dẫn')
    .addHelpText('after', `\nVí dụ:\n  tonghop ${line.example}`)
  for (const { usage, says } of line.arguments) command.argument(usage, says)
  for (const { flags, says, isRequired } of line.options) {
    if (isRequired) command.requiredOption(flags, says)
    else command.option(flags, says)
  }
  return command.action((...given: unknown[]) => {
    const named = Object.fromEntries(line.arguments.map(({ name }, index) => [name, given[index]]))
    return onAsked({ command: line, options: { ...command.opts(), ...named }, home: program.opts<{ home?: string }>().home })
  })
}

/** What must be given, in the order in which it is typed: "--period <kỳ> [tùy chọn]". */
function usageOf({ arguments: words, options }: CommandLine): string {
  const required = options.filter(({ isRequired }) => isRequired).map(({ flags }) => flags)
  return [...words.map(({ usage }) => usage), ...required, '[tùy chọn]'].join(' ')
}

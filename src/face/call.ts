import type { Home } from '../store/openStore.ts'
import type { Terminal } from './terminal/terminal.ts'

/** What a command works with besides its own options. */
export interface Call {
  home: Home
  /** Whether somebody said which home, by option or by environment. */
  isHomeGiven: boolean
  terminal: Terminal
  /** How a command of this program is written on this machine and for this home, for advice that can be copied. */
  advise(command: string): string
}

/** Runs one command; what it returns is the exit code. */
export type Run<Options> = (options: Options, call: Call) => Promise<number>

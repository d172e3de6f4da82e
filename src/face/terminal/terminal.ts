import { jsonPieces } from '../../write/jsonPieces.ts'
import { escapeControls } from './escapeControls.ts'
import type { Line } from './line.ts'
import { renderLine } from './renderLine.ts'

/** Where a command speaks: results on standard output, everything else on standard error. */
export interface Terminal {
  /** How many columns a line may take. */
  width: number
  print(lines: readonly Line[]): void
  /** One JSON document; `indent` 0 puts it on one line. */
  printJson(document: unknown, indent?: number): void
  /** Says how far a long work is: on a terminal over the line before, elsewhere as a line of its own. */
  progress(text: string): void
  /** Says what is going on, on a terminal only; the next thing said takes its place. */
  passing(text: string): void
  /** Says what is wrong. */
  complain(text: string): void
}

const WIDEST = 100

/** Opens the terminal, or the files and pipes that stand for it. A reader who has left (EPIPE) is no error. */
export function openTerminal({ stdout, stderr, env }: Pick<NodeJS.Process, 'stdout' | 'stderr' | 'env'> = process): Terminal {
  for (const stream of [stdout, stderr]) stream.on('error', ignoreBrokenPipe)
  const isPlain = (stream: NodeJS.WriteStream) => !stream.isTTY || Boolean(env.NO_COLOR) || env.TERM === 'dumb'
  const canRewrite = stderr.isTTY && env.TERM !== 'dumb'
  let isPassing = false
  const clear = () => {
    if (isPassing) stderr.write('\r\u001b[K')
    isPassing = false
  }
  const write = (stream: NodeJS.WriteStream, text: string) => {
    clear()
    stream.write(text)
  }
  const passing = (text: string) => {
    if (!canRewrite) return
    write(
      stderr,
      Array.from(escapeControls(text))
        .slice(0, (stderr.columns || WIDEST) - 1)
        .join(''),
    )
    isPassing = true
  }
  return {
    width: Math.min(stdout.columns || WIDEST, WIDEST),
    print: (lines) => write(stdout, lines.map((line) => `${renderLine(line, !isPlain(stdout))}\n`).join('')),
    printJson: (document, indent = 1) => {
      for (const piece of jsonPieces(document, indent)) write(stdout, escapeJson(piece))
    },
    progress: (text) => (canRewrite ? passing(text) : write(stderr, `${escapeControls(text)}\n`)),
    passing,
    complain: (text) => write(stderr, `${renderLine([{ text, style: 'red' }], !isPlain(stderr))}\n`),
  }
}

/** The same document, without raw characters that a terminal would obey. */
function escapeJson(json: string): string {
  return json.replace(/[\u007f-\u009f]|\p{Cf}|[\u2028\u2029]/gu, (character) =>
    Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`).join(''),
  )
}

function ignoreBrokenPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}

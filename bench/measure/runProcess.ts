import { spawn } from 'node:child_process'
import { watchMemory } from './treeMemory.ts'

/** One run: how long it took, the most that its processes held (null where the system does not tell), and what it printed. */
export interface Run {
  ms: number
  mb: number | null
  output: string
}

/** Runs a command from start to end and measures it from outside. Throws, with what it complained of, where it cannot be run or fails. */
export async function runProcess([program = '', ...args]: readonly string[]): Promise<Run> {
  const started = performance.now()
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const stop = watchMemory(child.pid ?? 0)
  const [output, complaint] = [collect(child.stdout), collect(child.stderr)]
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
  const ms = performance.now() - started
  const mb = stop()
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${complaint() || output()}`)
  return { ms, mb, output: output() }
}

/** What a stream gives until it ends. */
export function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  return () => Buffer.concat(chunks).toString('utf8').trim()
}

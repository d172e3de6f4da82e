import type { Run } from './runProcess.ts'
import { StandingProcess } from './standingProcess.ts'

/** The runs of each, taken A B C A B C. */
export async function takeTurns(all: readonly (() => Promise<Run>)[], runs: number): Promise<Run[][]> {
  const taken: Run[][] = all.map(() => [])
  for (let turn = 0; turn < runs; turn++) for (const [index, run] of all.entries()) taken[index]?.push(await run())
  return taken
}

/** The same of processes that stand and are asked; each is asked once before it counts. */
export async function askInTurn(commands: readonly (readonly string[])[], runs: number): Promise<Run[][]> {
  const processes = commands.map((command) => new StandingProcess(command))
  const asked = processes.map((process) => () => process.ask())
  try {
    await takeTurns(asked, 1)
    return await takeTurns(asked, runs)
  } finally {
    for (const process of processes) process.end()
  }
}

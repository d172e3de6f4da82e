import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Below the ports that systems hand out by themselves, so that the port is likely to be free the next time too. */
const LOWEST = 20_000
const HIGHEST = 29_999

/** Finds a port of 127.0.0.1 that nobody listens on: `preferred` where it is free (0: any). */
export async function freePort(preferred: number): Promise<number> {
  let port = preferred || randomInt(LOWEST, HIGHEST)
  while (!(await isFree(port))) port = randomInt(LOWEST, HIGHEST)
  return port
}

function isFree(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const probe = createServer()
    probe.once('error', () => answer(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => answer(true)))
  })
}

import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A way to a database that can be cut, as a network is. */
export interface Proxy {
  url: string
  /** Ends all connections and takes no new ones. */
  cut(): Promise<void>
  mend(): Promise<void>
}

/** Opens a way on this machine to the database of an address. */
export async function openProxy(target: string): Promise<Proxy> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from.once('close', () => sockets.delete(from)))
      from.on('error', () => to.destroy()).pipe(to)
    }
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port: own } = server.address() as AddressInfo
  const url = new URL(target)
  url.host = `127.0.0.1:${own}`
  return {
    url: url.href,
    async cut() {
      server.close()
      for (const socket of sockets) socket.resetAndDestroy()
      await once(server, 'close')
    },
    async mend() {
      await once(server.listen(own, '127.0.0.1'), 'listening')
    },
  }
}

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const SERVER = '/usr/sbin/smbd'

/** A folder that is shared over the network, as an office shares it. */
export interface Share {
  /** Copies a file into it through the network; the process may be stopped meanwhile. */
  put(source: string, name: string): ChildProcess
  stop(): Promise<void>
}

/** Shares a folder with Samba on a free port of this machine; null where it is not installed, or does not serve this user. */
export async function startSamba(folder: string): Promise<Share | null> {
  if (spawnSync(SERVER, ['--version']).status !== 0 || spawnSync('smbclient', ['--version']).status !== 0) return null
  const state = await mkdtemp(join(tmpdir(), 'tonghop-samba-'))
  const port = await freePort()
  await writeFile(join(state, 'smb.conf'), configure({ folder, state, port }))
  // In a group of its own, for it ends its whole group when it ends; and it ends when the pipe to it does, whatever ends us.
  const words = ['--foreground', `--configfile=${join(state, 'smb.conf')}`, '--debug-stdout']
  const server = spawn('sh', ['-c', '"$@" < /dev/null & read end; kill $!; wait', 'sh', SERVER, ...words], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  const call = (command: string) =>
    spawn('smbclient', ['-s', join(state, 'smb.conf'), '-p', `${port}`, '-N', '//127.0.0.1/inbox', '-c', command], { stdio: 'ignore' })
  const share: Share = {
    put: (source, name) => call(`put "${source}" "${name}"`),
    async stop() {
      server.stdin.end()
      if (server.exitCode === null && server.signalCode === null) await once(server, 'exit')
      await rm(state, { recursive: true, force: true })
    },
  }
  for (let attempt = 0; attempt < 20 && server.exitCode === null; attempt++) {
    const [code] = await once(call('ls'), 'exit')
    if (code === 0) return share
    await sleep(250)
  }
  await share.stop()
  return null
}

function configure({ folder, state, port }: { folder: string; state: string; port: number }): string {
  const own = ['private dir', 'state directory', 'lock directory', 'cache directory', 'pid directory'].map((name) => `${name} = ${state}`)
  return `[global]
smb ports = ${port}
bind interfaces only = yes
interfaces = 127.0.0.1
server role = standalone server
map to guest = bad user
guest account = ${userInfo().username}
disable netbios = yes
disable spoolss = yes
load printers = no
ncalrpc dir = ${state}/ncalrpc
log file = ${state}/log
passdb backend = tdbsam:${state}/passdb.tdb
${own.join('\n')}
[inbox]
path = ${folder}
read only = no
guest ok = yes
`
}

async function freePort(): Promise<number> {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

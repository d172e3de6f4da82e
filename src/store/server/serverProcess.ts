import type { Cluster } from './cluster.ts'

/**
 * How PostgreSQL's programs are run: as the room's account, in a folder that it can enter, and in an environment without
 * the caller's PG… settings and locale.
 */
export function serverProcess(cluster: Cluster): { cwd: string; env: NodeJS.ProcessEnv; uid?: number; gid?: number; windowsHide: true } {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP'].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))
  const env = { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
  return { cwd: cluster.room.folder, env, ...cluster.room.account, windowsHide: true }
}

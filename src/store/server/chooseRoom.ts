import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Account, canEnter, chooseAccount } from './account.ts'
import { checkIsRoots, makePrivateFolder, privateFoldersOf } from './privateFolder.ts'

/** The folder that holds a home's cluster, and whom its server runs as (null: as this command does). */
export interface Room {
  folder: string
  account: Account | null
}

/**
 * Finds where a home's cluster is, or is to be: in the home, or for root, where the server's account cannot enter the
 * home, in a private folder. An existing cluster keeps its place and its owner, whatever has become of either since.
 */
export function chooseRoom(home: string, clusterName: string): Room {
  if (process.getuid?.() !== 0) return { folder: home, account: null }
  const found = [home, ...privateFoldersOf(home)].find((folder) => existsSync(join(folder, clusterName)))
  if (found) {
    if (found !== home) checkIsRoots(found)
    return { folder: found, account: ownerOf(join(found, clusterName)) }
  }
  const account = chooseAccount()
  return { folder: canEnter(home, account) ? home : makePrivateFolder(home, account), account }
}

function ownerOf(folder: string): Account {
  const { uid, gid } = statSync(folder)
  return { uid, gid }
}

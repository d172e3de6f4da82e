import { join, resolve } from 'node:path'
import { type Drop, openDrop } from './drop.ts'
import { readHomeFile, saveInHomeFile } from './homeFile.ts'
import type { Home } from './openStore.ts'
import { withLock } from './server/withLock.ts'

/** Under what home.json notes the drop folders that this home has made or found: none of them is made twice. */
const SUBJECT = 'dropFolders'

/** Opens the drop folder of a home, and makes it the first time. Throws DropFolderGone where it was there once and is not. */
export async function openHomeDrop({ folder, dropFolder, brokenAfterMs }: Home): Promise<Drop> {
  const home = resolve(folder)
  const root = dropFolder ? resolve(dropFolder) : join(home, 'drop')
  const drop = await openDrop(root, { brokenAfterMs, isKnown: knownIn(home).includes(root) })
  if (!knownIn(home).includes(root)) await withLock(home, async () => saveInHomeFile(home, SUBJECT, [...knownIn(home), root]))
  return drop
}

function knownIn(home: string): string[] {
  return (readHomeFile(home)[SUBJECT] as string[] | undefined) ?? []
}

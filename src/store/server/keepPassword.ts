import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeWhole } from './writeWhole.ts'

/** The file with the password of an embedded server's owner; nobody but the home's owner may read it. */
export function passwordFileOf(home: string): string {
  return join(home, 'postgres-password')
}

/** The password of this home's server, made up at the first call. */
export function keepPassword(home: string): string {
  const file = passwordFileOf(home)
  if (!existsSync(file)) writeWhole(file, `${randomBytes(24).toString('hex')}\n`, 0o600)
  return readFileSync(file, 'utf8').trim()
}

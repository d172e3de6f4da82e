import { readFileSync, type Stats, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** A user of the operating system that the server runs as. PostgreSQL refuses to run as root. */
export interface Account {
  uid: number
  gid: number
}

/** Who runs the server when the command is root's: `postgres` where there is one, else `nobody`. */
export function chooseAccount(passwd = readPasswd()): Account {
  return findUser(passwd, 'postgres') ?? findUser(passwd, 'nobody') ?? { uid: 65534, gid: 65534 }
}

/** Whether an account may enter a folder: every folder on the way must let it through. */
export function canEnter(folder: string, account: Account): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (!isAllowed(statSync(at), account, 0o1)) return false
    if (at === dirname(at)) return true
  }
}

/** Whether a file's mode grants all of `bits` (4 read, 2 write, 1 execute or enter). Access lists are not looked at. */
export function isAllowed(file: Stats, account: Account, bits: number): boolean {
  const shift = file.uid === account.uid ? 6 : file.gid === account.gid ? 3 : 0
  return ((file.mode >> shift) & bits) === bits
}

/** A line is name:password:uid:gid:… */
function findUser(passwd: string, name: string): Account | null {
  const fields = passwd
    .split('\n')
    .find((line) => line.startsWith(`${name}:`))
    ?.split(':')
  return fields ? { uid: Number(fields[2]), gid: Number(fields[3]) } : null
}

function readPasswd(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8')
  } catch {
    return ''
  }
}

import { type Stats, statSync } from 'node:fs'
import { expect, it } from 'vitest'
import { canEnter, chooseAccount, isAllowed } from '../../../src/store/server/account.ts'

const PASSWD = 'root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin\n'

it('The server of root runs as postgres where there is such a user, else as nobody', () => {
  expect(chooseAccount(`${PASSWD}postgres:x:101:104:PostgreSQL:/var/lib/postgresql:/bin/bash\n`)).toEqual({ uid: 101, gid: 104 })
  expect(chooseAccount(PASSWD)).toEqual({ uid: 65534, gid: 65533 })
  expect(chooseAccount('')).toEqual({ uid: 65534, gid: 65534 })
})

it('A mode is read for the owner, else for the group, else for the others', () => {
  const file = { ...statSync('/'), uid: 10, gid: 20, mode: 0o100751 } as Stats
  const CASES: [uid: number, gid: number, bits: number, allowed: boolean][] = [
    [10, 20, 0o7, true],
    [11, 20, 0o5, true],
    [11, 20, 0o2, false],
    [11, 21, 0o1, true],
    [11, 21, 0o4, false],
  ]
  for (const [uid, gid, bits, allowed] of CASES) expect(isAllowed(file, { uid, gid }, bits)).toBe(allowed)
})

it('Everybody may enter the root folder, and the folder of the programs', () => {
  expect(canEnter('/', { uid: 65534, gid: 65534 })).toBe(true)
})

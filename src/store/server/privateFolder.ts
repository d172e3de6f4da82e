import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Account, canEnter } from './account.ts'
import { CannotOpenServer } from './cannotOpenServer.ts'

/** Where root may keep the cluster of a home that the server's account cannot enter; the first is preferred. */
export function privateFoldersOf(home: string): readonly string[] {
  const name = createHash('sha256').update(home).digest('hex').slice(0, 16)
  return [join('/var/lib/tonghop', name), join(tmpdir(), `tonghop-${name}`)]
}

/**
 * Makes the private folder of a home: root's, and only `account` may go through it. One that is there already must be
 * root's too, since whoever made it could swap what is in it; another's is refused.
 */
export function makePrivateFolder(home: string, account: Account): string {
  for (const folder of privateFoldersOf(home)) {
    if (!canHold(dirname(folder), account)) continue
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    checkIsRoots(folder)
    chownSync(folder, 0, account.gid)
    chmodSync(folder, 0o710)
    return folder
  }
  throw new CannotOpenServer(
    `Không có chỗ đặt cơ sở dữ liệu của ${home}: chỉ root vào được thư mục này, mà PostgreSQL không chạy bằng root. ` +
      'Đề nghị cho mọi người đi qua thư mục đó (chmod a+x), hoặc dùng thư mục khác (--home), hoặc chạy bằng người dùng thường.',
  )
}

/** Throws unless the folder is a real one that only root can change. */
export function checkIsRoots(folder: string): void {
  const found = lstatSync(folder)
  if (found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0) return
  throw new CannotOpenServer(
    `Thư mục ${folder} không phải do root tạo, nên không dùng để chứa cơ sở dữ liệu. ` +
      'Đề nghị kiểm tra ai đã tạo ra nó, rồi xóa hoặc đổi tên nó.',
  )
}

/** A folder where only root can put or replace root's things, and that the account can go through. */
function canHold(base: string, account: Account): boolean {
  try {
    mkdirSync(base, { recursive: true, mode: 0o755 })
    const found = lstatSync(base)
    const isSafe = found.uid === 0 && ((found.mode & 0o022) === 0 || (found.mode & 0o1000) !== 0)
    return found.isDirectory() && isSafe && canEnter(base, account)
  } catch {
    return false
  }
}

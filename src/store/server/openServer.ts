import { mkdirSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { CannotOpenServer } from './cannotOpenServer.ts'
import { readHomeNote } from './homeNote.ts'
import { openEmbedded } from './openEmbedded.ts'
import { openExternal } from './openExternal.ts'
import type { Server, ServerOptions } from './server.ts'

/**
 * Opens the database of a home: the one `databaseUrl` names, or a server of the home's own, which is made and started
 * where needed. A home keeps to the kind it began with: with its own server it ignores `databaseUrl`, and after an
 * external one it refuses to begin an empty one when the address is forgotten. Throws CannotOpenServer.
 */
export async function openServer(options: ServerOptions): Promise<Server> {
  try {
    const home = makeHome(options.home)
    return await openKind(home, options)
  } catch (error) {
    if (error instanceof CannotOpenServer) throw error
    throw new CannotOpenServer(
      `Không mở được cơ sở dữ liệu của thư mục ${resolve(options.home)} (${reasonOf(error)}). ` +
        'Đề nghị kiểm tra quyền trên thư mục này và chỗ trống của ổ đĩa, rồi chạy lại lệnh.',
      { cause: error },
    )
  }
}

async function openKind(home: string, options: ServerOptions): Promise<Server> {
  const kind = readHomeNote(home)?.kind
  if (kind === 'embedded') {
    if (options.databaseUrl) options.log(`Thư mục ${home} có cơ sở dữ liệu riêng, nên DATABASE_URL không được dùng.`)
    return openEmbedded(home, options)
  }
  if (options.databaseUrl) return openExternal(home, options.databaseUrl)
  if (kind === 'external') {
    throw new CannotOpenServer(
      `Thư mục ${home} làm việc với một cơ sở dữ liệu bên ngoài, nhưng lệnh này không có địa chỉ của nó. ` +
        'Đề nghị đặt DATABASE_URL như những lần trước; nếu muốn bắt đầu một cơ sở dữ liệu riêng, đề nghị dùng thư mục khác (--home).',
    )
  }
  return openEmbedded(home, options)
}

/** The home's real path, so that two ways of writing it are one home. */
function makeHome(home: string): string {
  mkdirSync(home, { recursive: true })
  return realpathSync(home)
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

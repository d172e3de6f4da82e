import type { Client } from 'pg'
import { CannotOpenServer } from './cannotOpenServer.ts'
import { connect } from './connect.ts'
import { saveHomeNote } from './homeNote.ts'
import type { Server } from './server.ts'

/** Uses the server that DATABASE_URL names, once it has answered. Nothing is launched, and closing it does nothing to it. */
export async function openExternal(home: string, url: string): Promise<Server> {
  const client = await reach(url)
  try {
    const describe = await judge(client)
    saveHomeNote(home, { kind: 'external' })
    return { kind: 'external', url, describe, isOurs: false, close: async () => {} }
  } finally {
    await client.end()
  }
}

async function reach(url: string): Promise<Client> {
  try {
    return await connect(url, 'tonghop')
  } catch (error) {
    // A name with several addresses fails with a code and an empty message.
    const { message, code } = error as NodeJS.ErrnoException
    throw new CannotOpenServer(
      `Không kết nối được cơ sở dữ liệu mà DATABASE_URL chỉ tới${await nameOf(url)}: ${message || code}. ` +
        'Đề nghị kiểm tra máy chủ có chạy không, và địa chỉ, tên, mật khẩu trong DATABASE_URL có đúng không.',
      { cause: error },
    )
  }
}

/** Host, port and database without the password; nothing where the address cannot be read. */
async function nameOf(url: string): Promise<string> {
  const { default: pg } = await import('pg')
  try {
    const { host, port, database } = new pg.Client({ connectionString: url })
    return ` (${host}:${port}/${database})`
  } catch {
    return ''
  }
}

async function judge(client: Client): Promise<string> {
  const { rows } = await client.query(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
            current_setting('server_encoding') as encoding`,
  )
  const { version, number, encoding } = rows[0]
  const name = `PostgreSQL ${version} tại ${client.host}:${client.port}/${client.database}`
  if (number < 150000) {
    throw new CannotOpenServer(`${name} cũ quá: cần PostgreSQL 15 trở lên. Đề nghị nâng cấp máy chủ hoặc đổi DATABASE_URL.`)
  }
  if (encoding !== 'UTF8') {
    throw new CannotOpenServer(
      `${name} dùng bảng mã ${encoding}, không giữ đúng chữ Việt. ` +
        `Đề nghị tạo cơ sở dữ liệu UTF8 (create database … encoding 'UTF8' template template0) rồi đổi DATABASE_URL.`,
    )
  }
  return `${name} (DATABASE_URL)`
}

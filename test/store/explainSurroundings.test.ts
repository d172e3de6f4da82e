import { access, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { explainSurroundings } from '../../src/store/explainSurroundings.ts'
import { freshDatabase } from '../helpers/freshDatabase.ts'

const ROOT = '/chia se/drop'

/** A fault as the system, the driver or PostgreSQL tells it. */
function fault(code: string | null, more: { message?: string; syscall?: string; path?: string; dest?: string } = {}): Error {
  return Object.assign(new Error(more.message ?? `${code}`), code === null ? {} : { code }, more)
}

const OF_SURROUNDINGS: readonly [error: Error, advice: RegExp][] = [
  ...['ENOSPC', 'EDQUOT'].map((code): [Error, RegExp] => [fault(code, { syscall: 'write' }), /Ổ đĩa đầy/]),
  [fault('EFBIG', { syscall: 'write' }), /giới hạn kích thước/],
  [fault('EROFS', { syscall: 'open', path: '/elsewhere' }), /chỉ đọc/],
  ...['EACCES', 'EPERM'].map((code): [Error, RegExp] => [fault(code, { syscall: 'open' }), /cấp quyền/]),
  [fault('EIO', { syscall: 'fsync' }), /báo lỗi khi đọc, ghi/],
  ...['EMFILE', 'ENFILE'].map((code): [Error, RegExp] => [fault(code), /quá nhiều tệp/]),
  ...['ENOMEM', 'EAGAIN'].map((code): [Error, RegExp] => [fault(code, { syscall: 'spawn' }), /bộ nhớ/]),
  [fault('EBUSY', { syscall: 'rename' }), /đang giữ tệp/],
  ...['ESTALE', 'ENOTCONN', 'EHOSTDOWN', 'ENODEV', 'EHOSTUNREACH'].map((code): [Error, RegExp] => [
    fault(code, { syscall: 'stat' }),
    /Ổ mạng không trả lời/,
  ]),
  [fault('ETIMEDOUT', { syscall: 'write' }), /Ổ mạng không trả lời/],
  ...['ENOENT', 'ENOTDIR', 'EISDIR', 'EEXIST'].map((code): [Error, RegExp] => [fault(code, { path: `${ROOT}/outbox/A` }), /thư mục nộp/]),
  [fault('EISDIR', { path: '/tmp/x', dest: `${ROOT}/outbox/A/x` }), /thư mục nộp/],
  [fault('53100', { message: 'could not extend file: No space left on device' }), /PostgreSQL/],
  [fault('53300', { message: 'too many connections' }), /PostgreSQL/],
  [fault('58030', { message: 'could not write' }), /PostgreSQL/],
  [fault('25006', { message: 'cannot execute INSERT in a read-only transaction' }), /chỉ đọc/],
  [fault('40P01', { message: 'deadlock detected' }), /đang bận/],
  [new Error('Reading a.xlsx failed', { cause: fault('ENOSPC') }), /Ổ đĩa đầy/],
]

const DATABASE_LOST: readonly Error[] = [
  fault('ECONNREFUSED', { syscall: 'connect' }),
  fault('ECONNRESET', { syscall: 'read' }),
  fault('EPIPE', { syscall: 'write' }),
  fault('ETIMEDOUT', { syscall: 'connect' }),
  fault('EHOSTUNREACH', { syscall: 'connect' }),
  fault('08006'),
  ...['57P01', '57P02', '57P03'].map((code) => fault(code)),
  fault(null, { message: 'Connection terminated unexpectedly' }),
  fault(null, { message: 'Connection terminated due to connection timeout' }),
  fault(null, { message: 'Client has encountered a connection error and is not queryable' }),
  Object.assign(new AggregateError([fault('ECONNREFUSED')], ''), { code: 'ECONNREFUSED' }),
]

const OURS: readonly unknown[] = [
  new Error('a bug of ours'),
  new TypeError("Cannot read properties of undefined (reading 'rows')"),
  fault('ENOENT', { syscall: 'open', path: '/opt/tonghop/dist/x.js' }),
  fault('ENOENT', { syscall: 'open' }),
  fault('ERR_INVALID_ARG_TYPE'),
  fault('ENAMETOOLONG', { syscall: 'open', path: `${ROOT}/outbox/A` }),
  fault('23505', { message: 'duplicate key value violates unique constraint' }),
  fault('42501', { message: 'permission denied for table submission' }),
  fault('57014', { message: 'canceling statement due to statement timeout' }),
  'a text that was thrown',
  undefined,
]

describe('a fault of the surroundings', () => {
  it.each(OF_SURROUNDINGS)('%s', (error, advice) => {
    const found = explainSurroundings(error, ROOT)
    expect(found).toEqual({ advice: expect.stringMatching(advice), isDatabaseLost: false })
    expect(found?.advice).toMatch(/\.$/)
  })

  it.each(DATABASE_LOST)('is a database that is lost: %s', (error) => {
    expect(explainSurroundings(error, ROOT)).toMatchObject({ isDatabaseLost: true })
  })

  it.each(OURS)('is not: %s', (error) => expect(explainSurroundings(error, ROOT)).toBeNull())

  it('is what the system really says of a folder that is missing, and not of a file of ours', async () => {
    const root = join(tmpdir(), 'không có thư mục này')
    const error = await writeFile(join(root, 'x'), '').catch((thrown) => thrown)
    expect(explainSurroundings(error, root)).not.toBeNull()
    expect(explainSurroundings(error, root.slice(0, -1))).toBeNull()
    expect(explainSurroundings(await access('/no such thing').catch((thrown) => thrown), tmpdir())).toBeNull()
  })

  it('is what the driver really says where a session is ended, and where nobody listens', async () => {
    const database = await freshDatabase()
    const client = new pg.Client(database.url)
    client.on('error', () => {})
    await client.connect()
    const ended = await client.query('select pg_terminate_backend(pg_backend_pid())').catch((thrown) => thrown)
    const after = await client.query('select 1').catch((thrown) => thrown)
    await database.drop()
    const nobody = await new pg.Client('postgres://x@127.0.0.1:1/x').connect().catch((thrown) => thrown)
    for (const error of [ended, after, nobody]) expect(explainSurroundings(error, ROOT)).toMatchObject({ isDatabaseLost: true })
  })
})

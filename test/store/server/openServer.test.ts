import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { findBinaries } from '../../../src/store/server/findBinaries.ts'
import { openServer } from '../../../src/store/server/openServer.ts'
import type { ServerOptions } from '../../../src/store/server/server.ts'
import { freshDatabase } from '../../helpers/freshDatabase.ts'
import { runSql } from './runSql.ts'
import { temporaryFolder } from './temporaryFolder.ts'

const { folder, remove } = temporaryFolder()
const home = join(folder, 'home')
const { major } = findBinaries(null)
const said: string[] = []
const open = (more: Partial<ServerOptions> = {}) => openServer({ home, sync: false, log: (line) => said.push(line), ...more })

beforeAll(async () => {
  const server = await open()
  await runSql(server.url, 'create table kept as select 57 as figure')
  await server.close()
})
afterAll(remove)

describe('a home without DATABASE_URL', () => {
  it('gets a server of its own, and says so in home.json', async () => {
    const server = await open()
    expect(server.kind).toBe('embedded')
    const port = Number(new URL(server.url).port)
    expect(JSON.parse(readFileSync(join(home, 'home.json'), 'utf8'))).toEqual({ database: { kind: 'embedded', major, port } })
    await server.close()
  })

  it('finds its data again, at the same port', async () => {
    const first = await open()
    await first.close()
    const second = await open()
    expect(await runSql(second.url, 'select figure from kept')).toEqual([{ figure: 57 }])
    expect(new URL(second.url).port).toBe(new URL(first.url).port)
    await second.close()
  })

  it('knows the length and the capitals of Vietnamese words', async () => {
    const server = await open()
    const [row] = await runSql(
      server.url,
      `select pg_encoding_to_char(encoding) as encoding, length('Công đoàn') as length, upper('công đoàn') as capitals
       from pg_database where datname = current_database()`,
    )
    expect(row).toEqual({ encoding: 'UTF8', length: 9, capitals: 'CÔNG ĐOÀN' })
    await server.close()
  })

  it('keeps the password in a file that only its owner may read, and nowhere else', async () => {
    const server = await open()
    const { password } = new URL(server.url)
    expect(password).toHaveLength(48)
    expect(statSync(join(home, 'postgres-password')).mode & 0o777).toBe(0o600)
    for (const shown of [server.describe, readFileSync(join(home, 'home.json'), 'utf8'), ...said]) expect(shown).not.toContain(password)
    await server.close()
  })

  it('lets in only those on this machine who know the password', async () => {
    const server = await open()
    expect(await runSql(server.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
    await expect(runSql(server.url.replace(/:\w{48}@/, ':wrong@'), 'select 1')).rejects.toThrow(/password authentication failed/)
    await server.close()
  })

  it('has a socket beside the port', async () => {
    const server = await open()
    const { password, port } = new URL(server.url)
    const [, cluster = ''] = server.describe.split('dữ liệu ở ')
    const viaSocket = { host: cluster, port: Number(port), user: 'postgres', password, database: 'tonghop' }
    expect(await runSql(viaSocket, 'select inet_server_addr() as address')).toEqual([{ address: null }])
    await server.close()
  })

  it('ignores DATABASE_URL from then on, and says so', async () => {
    const server = await open({ databaseUrl: 'postgres://nobody:secret@192.0.2.1/elsewhere' })
    expect(server.kind).toBe('embedded')
    expect(said.at(-1)).toContain('DATABASE_URL không được dùng')
    await server.close()
  })

  it('moves to another port when a stranger sits on its own, and says so', async () => {
    const first = await open()
    await first.close()
    const stranger = createServer().listen(Number(new URL(first.url).port), '127.0.0.1')
    const second = await open()
    stranger.close()
    expect(new URL(second.url).port).not.toBe(new URL(first.url).port)
    expect(said.at(-1)).toContain(`chuyển sang cổng ${new URL(second.url).port}`)
    await second.close()
  })

  it('leaves alone what others keep in home.json', async () => {
    const file = join(home, 'home.json')
    const note = JSON.parse(readFileSync(file, 'utf8'))
    writeFileSync(file, JSON.stringify({ ...note, database: { ...note.database, port: 1 }, madeBy: 'demo' }))
    const server = await open()
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ madeBy: 'demo', database: { port: Number(new URL(server.url).port) } })
    await server.close()
  })

  it('gets no empty database in place of one that is gone', async () => {
    renameSync(join(home, `pg${major}`), join(home, 'moved'))
    await expect(open()).rejects.toThrow(/Không thấy cơ sở dữ liệu .* Nếu .* đề nghị/)
    renameSync(join(home, 'moved'), join(home, `pg${major}`))
  })

  it('names the program that is missing when another version made its database', async () => {
    const file = join(home, 'home.json')
    const note = readFileSync(file, 'utf8')
    writeFileSync(file, note.replace(/"major":\s*\d+/, '"major": 99'))
    await expect(open()).rejects.toThrow(/PostgreSQL 99 lập ra.*Đề nghị/)
    writeFileSync(file, note)
  })
})

describe('a home with DATABASE_URL', () => {
  const external = join(folder, 'external')

  it('uses that server, launches none, and notes no address', async () => {
    const database = await freshDatabase()
    const server = await open({ home: external, databaseUrl: database.url })
    expect(server).toMatchObject({ kind: 'external', url: database.url, isOurs: false })
    expect(server.describe).not.toContain(new URL(database.url).password)
    expect(readFileSync(join(external, 'home.json'), 'utf8')).toBe('{\n  "database": {\n    "kind": "external"\n  }\n}\n')
    await server.close()
    expect(await runSql(database.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await database.drop()
  })

  it('does not begin an empty database when the address is forgotten', async () => {
    await expect(open({ home: external })).rejects.toThrow(/Đề nghị đặt DATABASE_URL/)
  })

  it('says which server does not answer, without the password', async () => {
    const fault = await open({ home: join(folder, 'new'), databaseUrl: 'postgres://app:topsecret@127.0.0.1:1/totals' }).catch(
      (error) => error,
    )
    expect(fault.message).toMatch(/\(127\.0\.0\.1:1\/totals\): .*Đề nghị kiểm tra máy chủ/)
    expect(fault.message).not.toContain('topsecret')
  })

  it('refuses a database that does not keep Vietnamese letters', async () => {
    const ascii = new URL(inject('databaseUrl'))
    ascii.pathname = '/ascii'
    await runSql(inject('databaseUrl'), `create database ascii encoding 'SQL_ASCII' locale 'C' locale_provider libc template template0`)
    await expect(open({ home: join(folder, 'ascii'), databaseUrl: ascii.href })).rejects.toThrow(/bảng mã SQL_ASCII/)
    await runSql(inject('databaseUrl'), 'drop database ascii')
  })
})

it('A home that cannot be made is told with the reason and what to do', async () => {
  writeFileSync(join(folder, 'file'), '')
  mkdirSync(join(folder, 'empty'))
  await expect(open({ home: join(folder, 'file', 'home') })).rejects.toThrow(/Không mở được .*ENOTDIR.*Đề nghị/)
})

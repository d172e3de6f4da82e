import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { EXPLAINED_KINDS } from '../../src/parse/explainCell.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { runCommand, type Surroundings } from './runCommand.ts'

const folder = mkdtempSync(join(tmpdir(), 'tonghop-face-'))
const fixtures = join(projectRoot(), 'fixtures')
const run = (args: readonly string[], more: Partial<Surroundings> = {}) => runCommand(args, { cwd: folder, ...more })
const fixture = (name: string) => {
  const file = readdirSync(join(fixtures, name)).find((each) => each !== 'expected.json')
  return join(fixtures, name, file ?? '')
}

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('help', () => {
  it('lists the commands that there are, in Vietnamese', async () => {
    const { code, stdout, stderr } = await run(['--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('Cách dùng: tonghop [--home <thư mục>] LỆNH [tùy chọn]')
    const commands = ['demo', 'template', 'check', 'explain', 'intake', 'withdraw', 'consolidate', 'totals', 'status', 'trace', 'doctor']
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^ {2}${command} {2}`, 'm'))
    expect(stdout).not.toMatch(/Usage|Options|display help/)
  })

  it('of a command shows what it takes, and an example', async () => {
    const { code, stdout } = await run(['help', 'explain'])
    expect(code).toBe(0)
    for (const kind of EXPLAINED_KINDS) expect(stdout).toMatch(new RegExp(`\\b${kind} \\(`))
    expect(stdout).toContain('Ví dụ:\n  tonghop explain --kind count --measure cuộc "08 cuộc"')
  })

  it('says the version', async () => {
    const { version } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8'))
    expect(await run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
  })
})

describe('wrong usage ends with 2 and a sentence on standard error', () => {
  const CASES: [args: string[], sentence: string | RegExp][] = [
    [[], 'Cách dùng: tonghop'],
    [['totls'], 'Không có lệnh "totls". Có phải totals?'],
    [['totals'], 'Thiếu tùy chọn "--period <kỳ>". Đề nghị xem: tonghop totals --help'],
    [['totals', '--period'], 'Tùy chọn "--period <kỳ>" chưa có giá trị.'],
    [['status', '--period', '2023-Q3', '--jsn'], 'Không có tùy chọn "--jsn". Có phải --json?'],
    [['trace', '--period', '2023-Q3'], 'Thiếu chỉ tiêu.'],
    [['intake', 'more'], 'Lệnh "intake" không nhận thêm đối số này.'],
    [['check', 'không-có.xlsx'], 'Không đọc được tệp không-có.xlsx: không có tệp này.'],
    [['explain', '--kind', 'cout', '5'], 'Không có loại ô "cout".'],
    [['explain', '5'], 'Thiếu loại ô.'],
    [['explain', '--kind', 'count'], 'Thiếu chữ trong ô.'],
    [['template', '--period', '2023-Q3', '--out', 'mau'], 'Đề nghị ghi --unit với mã đơn vị, hoặc --all'],
    [['template', '--period', '2023-X3', '--all', '--out', 'mau'], 'Không hiểu kỳ "2023-X3".'],
    [['template', '--period', '2023-Q3', '--unit', 'X', '--out', 'mau'], 'Đơn vị X không phải báo cáo kỳ 2023-Q3.'],
    [['template', '--period', '2023-Q3', '--all', '--out', ''], 'Đề nghị ghi sau --out thư mục để đặt tệp mẫu.'],
  ]

  it.each(CASES)('%j', async (args, sentence) => {
    const { code, stdout, stderr } = await run(args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(sentence)
  })

  it('a clock that is set to nothing', async () => {
    const { code, stderr } = await run(['check', fixture('accepted/plain-return')], { env: { TONGHOP_NOW: 'hôm qua' } })
    expect(code).toBe(2)
    expect(stderr).toBe('TONGHOP_NOW="hôm qua" không phải là một thời điểm. Đề nghị ghi như 2023-09-08T08:00:00+07:00.\n')
  })

  it('a patience that is no number of seconds', async () => {
    const { code, stderr } = await run(['check', fixture('accepted/plain-return')], { env: { TONGHOP_QUIET_SECONDS: '1 phút' } })
    expect(code).toBe(2)
    expect(stderr).toBe('TONGHOP_QUIET_SECONDS="1 phút" không phải là một số giây. Đề nghị ghi như 60.\n')
  })

  it('and nothing is made for it', () => expect(existsSync(join(folder, '.tonghop'))).toBe(false))
})

describe('explain', () => {
  interface Case {
    id: string
    kind: string
    raw: string | number
    measure?: string
    expect: unknown
    decision: string
  }
  const cases: Case[] = JSON.parse(readFileSync(join(projectRoot(), 'test', 'number-cases.json'), 'utf8'))

  it('--stdin answers every line of the case table as the office decided', async () => {
    const input = cases.map(({ kind, raw, measure }) => JSON.stringify({ kind, raw, measure })).join('\n')
    const { code, stdout, stderr } = await run(['explain', '--stdin'], { input, env: { TONGHOP_NOW: '2023-09-12T08:00:00+07:00' } })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answers.map(({ kind, raw, decision, value }) => ({ kind, raw, decision, value }))).toEqual(
      cases.map(({ kind, raw, decision, expect: value }) => ({ kind, raw, decision, value })),
    )
    expect(answers.every(({ why }) => typeof why === 'string' && why !== '')).toBe(true)
  })

  it.each([
    ['{"kind":"count","raw":"5"}\n\nnăm\n', 'Dòng 3 không phải là JSON.'],
    ['{"kind":"số","raw":"5"}', 'Dòng 1: "kind" cần là một trong: count, money'],
    ['{"kind":"count","raw":null}', 'Dòng 1: "raw" cần là chữ hoặc số.'],
    ['{"kind":"count","raw":"5","measure":5}', 'Dòng 1: "measure" cần là chữ.'],
    ['["count","5"]', 'Dòng 1: cần một đối tượng JSON'],
  ])('--stdin names the line that is none: %j', async (input, sentence) => {
    const { code, stderr } = await run(['explain', '--stdin'], { input })
    expect(code).toBe(2)
    expect(stderr).toContain(sentence)
  })

  it('says in words how one cell is read, and lets no escape sequence through', async () => {
    const { code, stdout } = await run(['explain', '--kind', 'count', '--measure', 'cuộc', '08 cuộc'])
    expect({ code, stdout }).toEqual({ code: 0, stdout: '"08 cuộc": Nhận\n  Đọc là 8.\n  Giá trị: 8\n' })
    const odd = await run(['explain', '--kind', 'text', 'Mường\u001b[31m Tè\u009b\u202e'])
    expect(odd.stdout).toContain('"Mường␛[31m Tè��"')
  })

  it('--json prints one document', async () => {
    const { stdout } = await run(['explain', '--kind', 'money', '--measure', 'đồng', '31 triệu đồng', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'money', raw: '31 triệu đồng', decision: 'accept', value: 31_000_000 })
  })
})

describe('check', () => {
  it.each([
    ['accepted/plain-return', 0, 'accepted'],
    ['accepted/X20-money-for-nobody', 0, 'accepted_with_warnings'],
    ['returned/X01-parts-do-not-add-up', 1, 'returned'],
    ['refused/not-ours', 1, 'refused'],
  ])('%s ends with %d', async (name, expected, status) => {
    const { code, stdout, stderr } = await run(['check', fixture(name), '--json'])
    expect({ code, stderr }).toEqual({ code: expected, stderr: '' })
    const document = JSON.parse(stdout)
    expect(document).toMatchObject({ status })
    expect(document.reason === null).toBe(status !== 'refused')
  })

  it('prints an array for several files, and ends with 1 for one bad one among them', async () => {
    const { code, stdout, stderr } = await run(['check', fixture('accepted/plain-return'), fixture('refused/not-ours'), '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(stdout).map(({ status }: { status: string }) => status)).toEqual(['accepted', 'refused'])
    expect(stderr).toMatch(/^\[1\/2\] .*: hợp lệ\n\[2\/2\] .*: không nhận được\n$/)
  })

  it('says in words what to put right, cell by cell', async () => {
    const { code, stdout } = await run(['check', fixture('returned/X01-parts-do-not-add-up')])
    expect(code).toBe(1)
    expect(stdout).toMatch(/^LDLD_NAM_NHUN\.xlsx: Bị trả lại\n {2}LĐLĐ huyện Nậm Nhùn · Quý III\/2023/)
    expect(stdout).toMatch(/Cần sửa \(\d+\)\n {4}• \[.*!\w+\] /)
    expect(stdout).toContain('(X01)')
    expect(stdout.split('\n').filter((line) => line.length > 100)).toEqual([])
  })

  it('lets no control character of a file or its name through to the terminal', async () => {
    const sample = readFileSync(join(fixtures, 'quarter-3-2023', 'inbox', 'LDLD_TINH.csv'), 'utf8')
    const path = join(folder, 'LDLD_TINH \u001b[2J\u009b.csv')
    writeFileSync(path, sample.replace(';52;123;', ';5\u001b]0;x\u0007\u009b2;123;'))
    for (const more of [[], ['--json']]) {
      const { stdout, stderr } = await run(['check', path, ...more])
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
      expect(`${stdout}${stderr}`).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
    }
  })
})

describe('template', () => {
  it('makes the blank workbook of a unit, which check knows and returns for its blanks', async () => {
    const { code, stdout, stderr } = await run(['template', '--period', '2023-Q3', '--unit', 'LDLD_TAM_DUONG', '--out', 'mau'])
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: `Đã tạo mẫu cho 1 đơn vị ở ${join(folder, 'mau')}\n`,
      stderr: '[1/1] BCQ_2023-Q3_LDLD_TAM_DUONG.xlsx\n',
    })
    const checked = await run(['check', join('mau', 'BCQ_2023-Q3_LDLD_TAM_DUONG.xlsx'), '--json'])
    expect(JSON.parse(checked.stdout)).toMatchObject({ status: 'returned', unit: 'LDLD_TAM_DUONG', period: '2023-Q3' })
  })

  it('says in plain words that it cannot write where it is told to', async () => {
    const taken = join(folder, 'đã-có-tệp')
    writeFileSync(taken, '')
    for (const out of [taken, join(taken, 'mau')]) {
      const { code, stderr } = await run(['template', '--period', '2023-Q3', '--unit', 'LDLD_TAM_DUONG', '--out', out])
      expect(code).toBe(2)
      expect(stderr).toBe(`Không ghi được vào thư mục ${out}: ở đó đã có một tệp, không phải thư mục. Đề nghị chọn thư mục khác.\n`)
    }
  })

  it('makes a CSV for every unit when asked, the lists and the events beside the figures', async () => {
    expect((await run(['template', '--period', '2023-Q3', '--all', '--csv', '--out', 'csv'])).code).toBe(0)
    const names = readdirSync(join(folder, 'csv'))
    expect(names.filter((name) => name.endsWith('_DS_CDCS.csv'))).toHaveLength(11)
    expect(names.filter((name) => name.endsWith('_04_CHAMLO.csv'))).toHaveLength(12)
    expect(names).toHaveLength(35)
  })
})

import type { Workbook } from 'exceljs'
import { describe, expect, it } from 'vitest'
import { typed } from '../../fixtures/quarter-3-2023/answer.ts'
import { answerTo, type Change, linesOf } from './answerTo.ts'

/** A workbook that does not say whose it is but on its cover, where this is written. */
const ofUnit = (written: string): Change => ({
  file: 'BC quy 3.xlsx',
  cells: { 'BIA!C4': written, 'BIA!C5': null, '_tonghop!B3': null },
  finish: (workbook) => retitle(workbook, 'Quý III/2023'),
})

/** A workbook that says its period nowhere but on its cover. */
const ofPeriod = (written: string): Change => ({
  cells: { 'BIA!C6': written, '_tonghop!B4': null },
  finish: (workbook) => retitle(workbook, 'LĐLĐ huyện Nậm Nhùn'),
})

function retitle(workbook: Workbook, title: string): void {
  const cells = workbook.worksheets.flatMap((sheet) => ['A2', 'B2'].map((address) => sheet.getCell(address)))
  for (const cell of cells) if (String(cell.value).includes('·')) cell.value = title
}

function addPlan(workbook: Workbook): void {
  workbook.addWorksheet('KH Quý').addRows([['KẾ HOẠCH CÔNG TÁC QUÝ'], ['TT', 'Nội dung công việc'], [1, 'Kiểm tra cơ sở']])
}

/** Every mistake that the office has a text for, in its order; and what comes back of a return that has this one thing wrong. */
const TEXTS: readonly [what: string, change: Change, told: readonly string[]][] = [
  [
    '1 the unit is left blank',
    ofUnit('ĐƠN VỊ:….......'),
    [
      '[BIA!C4] Tên đơn vị (ô Đơn vị): Không xác định được đơn vị: chưa điền, còn nguyên "ĐƠN VỊ:….......". Đề nghị chọn tên đơn vị trong danh sách. (T01)',
    ],
  ],
  [
    '2 the period is another one',
    { cells: { 'BIA!C6': 'Quý II/2023' } },
    [
      '[BIA!C6] Các nơi ghi kỳ báo cáo khác nhau: Quý III/2023 (mã ẩn của mẫu); Quý II/2023 (ô Kỳ báo cáo). Nếu nộp nhầm tệp cũ, đề nghị chọn đúng tệp; nếu không, đề nghị ghi thống nhất một kỳ. (T04)',
    ],
  ],
  [
    '3 the period is not filled in',
    ofPeriod('Quý … năm 20…'),
    ['[BIA!C6] Kỳ báo cáo (ô Kỳ báo cáo): Kỳ báo cáo chưa điền: còn nguyên "Quý … năm 20…". Đề nghị ghi đủ, ví dụ "Quý III/2023". (T03)'],
  ],
  [
    '4 the unit may be one of two',
    ofUnit('Thân Uyên'),
    [
      '[BIA!C4] Tên đơn vị (ô Đơn vị): Đơn vị viết không rõ: "Thân Uyên" gần giống cả LĐLĐ huyện Than Uyên và LĐLĐ huyện Tân Uyên. Đề nghị chọn một. (T01)',
    ],
  ],
  [
    '5 a cell is blank',
    { cells: { '09_KIEMTRA!E7': null } },
    [
      '[09_KIEMTRA] Ô E7 (Kiểm tra chấp hành Điều lệ – cùng cấp): để trống. Nếu không phát sinh, đề nghị ghi 0; nếu chưa có số liệu, đề nghị ghi "chưa có số liệu". (T09)',
    ],
  ],
  [
    '6 two numbers became a day',
    { cells: { '07_DOANVIEN!G17': new Date('2023-10-08T00:00:00Z') }, format: 'dd/mm' },
    [
      '[07_DOANVIEN] Ô G17 (CĐCS đã cập nhật Phần mềm quản lý đoàn viên): Chứa ngày 08/10/2023: có thể đơn vị ghi "8/10" và Excel đã đổi thành ngày. Có phải 8 trên 10? Đề nghị ghi tử số và mẫu số vào hai ô riêng; nếu chỉ là một số, đề nghị đổi định dạng ô thành số rồi ghi lại. (V01)',
    ],
  ],
  [
    '7 a thousands dot became a comma',
    { cells: { '06_THIDUA!G7': 3.666 } },
    [
      '[06_THIDUA] Ô G7 (Sáng kiến cập nhật trên cổng trực tuyến): Ghi 3,666: có phần lẻ mà ô này phải là số nguyên. Có phải đơn vị muốn ghi 3.666? Đề nghị nhập lại số. (V01)',
    ],
  ],
  [
    '8 millions of two sizes',
    { cells: { '06_THIDUA!G9': '1,500 triệu' } },
    [
      '[06_THIDUA] Ô G9 (Quỹ tương hỗ – số tiền đã giúp): Ghi "1,500 triệu": không rõ 1,5 triệu hay 1.500 triệu. Đề nghị ghi đủ số, ví dụ 1.500.000.000. (V01)',
    ],
  ],
  [
    '9 millions for đồng',
    { cells: { '06_THIDUA!G9': 650 } },
    [
      '[06_THIDUA] Ô G9 (Quỹ tương hỗ – số tiền đã giúp): Số tiền 650 đồng quá nhỏ. Mẫu tính theo đồng, có phải 650.000.000? Đề nghị ghi đủ số đồng. (V01)',
    ],
  ],
  [
    '10 a total is not what its parts come to',
    { cells: cellsOf('09_KIEMTRA', { E12: 58, E13: 56, E14: 1, F12: 61, F13: 60, F14: 1 }) },
    [
      '[09_KIEMTRA!E12] Tổng không khớp: Giám sát tổ chức 56 + Giám sát cá nhân 1 = 57, nhưng ô này ghi 58. Đề nghị sửa tổng hoặc các phần. (X03)',
    ],
  ],
  [
    '11 the list is shorter than the summary',
    {
      edits: [
        ['grassroots_unions_begin', 'in_period', typed(6)],
        ['grassroots_unions_total', 'stock', typed(6)],
      ],
    },
    [
      '[07_DOANVIEN!G10] Tổng hợp khác danh sách: công đoàn cơ sở hiện có ghi 6, danh sách CĐCS cộng được 5. CĐCS nào còn thiếu hoặc thừa? Đề nghị sửa một trong hai nơi. (X17)',
    ],
  ],
  [
    '12 more members updated than there are',
    { cells: { '07_DOANVIEN!G18': 180, ...cellsOf('DS_CDCS', updated(90, 90, 0, 0, 0)) } },
    [
      '[07_DOANVIEN!G18] Đoàn viên đã cập nhật Phần mềm quản lý đoàn viên (180) lớn hơn tổng số đoàn viên (150). Đề nghị kiểm tra lại hai số. (X10)',
    ],
  ],
  [
    '14 money for nobody',
    { eventEdits: [[1, 'quantity', typed(0)]] },
    [
      '[04_CHAMLO!G5] Có thăm hỏi đoàn viên khó khăn – số tiền (6.000.000) mà thăm hỏi đoàn viên khó khăn – số suất bằng 0. Đề nghị ghi bổ sung. (X20)',
    ],
  ],
  [
    '15 an estimate',
    { cells: cellsOf('05_TUYENTRUYEN', { E5: 'trên 3.000', F5: 9_000 }) },
    [
      '[05_TUYENTRUYEN] Ô E5 (Lượt đoàn viên, CNVCLĐ tham gia tuyên truyền): Ghi "trên 3.000": số liệu ước tính, không dùng để cộng chính xác được. Đề nghị ghi số đếm được; nếu không đếm được, đề nghị giải trình. (V02)',
    ],
  ],
  [
    '16 a day that is none',
    { cells: { '07_DOANVIEN!H16': '31/6/2023' } },
    ['[07_DOANVIEN] Ô H16 (Tổng số đoàn viên, tính đến ngày): Ngày không có thật: "31/6/2023". Đề nghị kiểm tra và ghi lại. (V01)'],
  ],
  [
    '17 figures of a day after the report',
    { asOf: { indicator: 'members_total', raw: '15/10/2023', day: '2023-10-15' } },
    ['[07_DOANVIEN!G16] Ngày tính số liệu (15/10/2023) sau ngày lập báo cáo (05/9/2023). Đề nghị kiểm tra lại ngày. (X22)'],
  ],
  [
    '18 a broken formula',
    { cells: { '09_KIEMTRA!E7': { error: '#REF!' } } },
    [
      '[09_KIEMTRA] Ô E7 (Kiểm tra chấp hành Điều lệ – cùng cấp): Lỗi công thức (#REF!): ô hoặc trang tính mà công thức lấy số đã bị xóa hoặc dời đi. Đề nghị nhập lại số. (V01)',
    ],
  ],
  [
    '20 an older template',
    { cells: { '_tonghop!B2': 1 } },
    [
      'Tệp làm theo mẫu bản 1, mẫu đang dùng là bản 2; tệp được đọc theo tên biểu, tên dòng, tên cột của bản 1. Từ bản 1 đến bản 2: thêm Biểu 01 – Tình hình thu nhập, Biểu 02 – Đại hội công đoàn, Biểu 04 – Chăm lo, khen thưởng, Biểu 05 – Tuyên truyền, Biểu 06 – Thi đua, sáng kiến, quỹ tương hỗ, Biểu 08 – Nữ công, Biểu 10 – Tài chính công đoàn. Phần thêm mới chưa có số liệu trong tệp này nên chưa được tính. Kỳ sau đề nghị dùng mẫu mới. (T13)',
    ],
  ],
]

/** The cells of one sheet. */
function cellsOf(sheet: string, cells: Readonly<Record<string, number | string>>): Record<string, number | string> {
  return Object.fromEntries(Object.entries(cells).map(([cell, value]) => [`${sheet}!${cell}`, value]))
}

/** The members that each union of the list has updated. */
function updated(...members: number[]): Record<string, number> {
  return Object.fromEntries(members.map((each, index) => [`I${index + 5}`, each]))
}

describe('the office’s twenty texts: where, what is wrong, what to do', () => {
  it.each(TEXTS)('%s', async (_, change, told) => expect(linesOf(await answerTo(change))).toEqual(told))

  it('13 a cumulative figure falls', async () => {
    const before = (await answerTo({})).facts.map((fact) =>
      fact.indicator === 'initiatives_submitted' ? { ...fact, stated: 1_240, low: 1_240, high: 1_240 } : fact,
    )
    const fallen = await answerTo({ cells: { '06_THIDUA!G7': 1_198 }, context: { before: { facts: before, past: new Map() } } })
    expect(linesOf(fallen).filter((line) => line.includes('06_THIDUA!G7'))).toEqual([
      '[06_THIDUA!G7] Lũy kế giảm: kỳ trước 1.240, kỳ này 1.198. Đề nghị kiểm tra lại; nếu đính chính số đã báo, đề nghị ghi lý do vào cột Giải trình. (X15)',
    ])
  })

  it('19 a union in the lists of two units', async () => {
    const [first] = (await answerTo({})).unions
    const name = first?.name ?? expect.fail()
    const knownUnions = new Map([[first?.code ?? '', { name, listedBy: { code: 'CDN_GIAO_DUC', name: 'Công đoàn ngành Giáo dục' } }]])
    expect(linesOf(await answerTo({ context: { knownUnions } }))).toEqual([
      `[DS_CDCS!C5] CĐCS "${name}" có trong danh sách của hai đơn vị (Công đoàn ngành Giáo dục và LĐLĐ huyện Nậm Nhùn). Đề nghị hai đơn vị thống nhất. (X25)`,
    ])
  })

  it('20 a sheet of another template, which is not read', async () => {
    const { status, findings } = await answerTo({ finish: addPlan })
    expect([status, findings.filter(({ rule }) => rule === 'T11').map(({ severity, message }) => [severity, message])]).toEqual([
      'accepted',
      [
        [
          'notice',
          'Trang tính "KH Quý" không thuộc mẫu nên không được đọc. Nếu trong đó có số liệu cần báo cáo, đề nghị chuyển vào đúng biểu.',
        ],
      ],
    ])
  })
})

import type { ExplainedKind } from '../parse/explainCell.ts'
import type { Run } from './call.ts'

/** A word that follows a command, and where its value goes. */
export interface ArgumentLine {
  name: string
  /** As commander writes it: `<…>` is required, `[…]` is not, `...` takes several. */
  usage: string
  says: string
}

export interface OptionLine {
  flags: string
  says: string
  isRequired?: boolean
}

/** One command as the help shows it; what it does is loaded when it is called. */
export interface CommandLine {
  name: string
  says: string
  arguments: readonly ArgumentLine[]
  options: readonly OptionLine[]
  example: string
  load: () => Promise<Run<never>>
}

/** The kinds of cell, in words. */
const KINDS: Readonly<Record<ExplainedKind, string>> = {
  count: 'số đếm',
  money: 'số tiền',
  percent: 'tỷ lệ',
  date: 'ngày',
  period: 'kỳ báo cáo',
  unit: 'đơn vị',
  text: 'chữ',
  yes_no: 'có/không',
  average: 'bình quân',
  range: 'khoảng',
}

const JSON_OPTION: OptionLine = { flags: '--json', says: 'in một tài liệu JSON' }
const PERIOD: OptionLine = { flags: '--period <kỳ>', says: 'kỳ báo cáo: 2023-Q3, 2023-H1, 2023-9M, 2023-08 hoặc 2023', isRequired: true }
const PIPELINE: OptionLine = { flags: '--pipeline <mã>', says: 'đợt thu thập, khi một kỳ có nhiều đợt' }
const AS_OF: OptionLine = {
  flags: '--as-of <thời điểm>',
  says: 'như đã biết ở thời điểm này: 2023-09-30 (hết ngày) hoặc 2023-09-30T08:00+07:00',
}
const TOTAL_UNIT: OptionLine = { flags: '--unit <mã>', says: 'tổng số của một đơn vị; không ghi là toàn bộ' }

/** Everything that can be said to the program, in the order of the office's work. */
export const COMMANDS: readonly CommandLine[] = [
  {
    name: 'demo',
    says: 'Chạy thử trọn một kỳ: nhận 12 tệp mẫu, trả lời từng tệp, tổng hợp, in các tổng số. Làm trong ./.demo, với cơ sở dữ liệu riêng.',
    arguments: [],
    options: [{ flags: '--fresh', says: 'xóa lần chạy thử trước, làm lại từ đầu' }, JSON_OPTION],
    example: 'demo --fresh',
    load: async () => (await import('./run/runDemo.ts')).runDemo,
  },
  {
    name: 'template',
    says: 'Tạo tệp mẫu để đơn vị điền, đã ghi sẵn tên đơn vị và kỳ.',
    arguments: [],
    options: [
      PERIOD,
      { flags: '--out <thư mục>', says: 'nơi đặt tệp mẫu', isRequired: true },
      { flags: '--unit <mã>', says: 'mẫu của một đơn vị' },
      { flags: '--all', says: 'mẫu của mọi đơn vị phải báo cáo trong kỳ' },
      { flags: '--csv', says: 'mẫu CSV thay cho Excel' },
      PIPELINE,
    ],
    example: 'template --period 2023-Q3 --all --out mau',
    load: async () => (await import('./run/runTemplate.ts')).runTemplate,
  },
  {
    name: 'check',
    says: 'Xem trước một tệp sẽ được nhận hay bị trả lại, và vì sao. Không lưu gì.',
    arguments: [{ name: 'files', usage: '<tệp...>', says: 'một hay nhiều tệp (.xlsx, .csv, …)' }],
    options: [JSON_OPTION],
    example: 'check "BC quy 3.xlsx"',
    load: async () => (await import('./run/runCheck.ts')).runCheck,
  },
  {
    name: 'explain',
    says: 'Giải thích một ô sẽ được đọc thế nào.',
    arguments: [{ name: 'raw', usage: '[ô]', says: 'chữ trong ô' }],
    options: [
      {
        flags: '--kind <loại>',
        says: `loại ô: ${Object.entries(KINDS)
          .map(([kind, words]) => `${kind} (${words})`)
          .join(', ')}`,
      },
      { flags: '--measure <đơn vị tính>', says: 'đơn vị tính của cột: cuộc, đồng, …' },
      { flags: '--stdin', says: 'đọc từ đầu vào chuẩn, mỗi dòng một JSON {kind, raw, measure?}; trả lời mỗi dòng một JSON' },
      JSON_OPTION,
    ],
    example: 'explain --kind count --measure cuộc "08 cuộc"',
    load: async () => (await import('./run/runExplain.ts')).runExplain,
  },
  {
    name: 'mark',
    says: 'Đánh dấu các ô cần sửa vào một tệp Excel bất kỳ: tô màu, ghi chú, thêm trang "Cần sửa". Tệp gốc không đổi.',
    arguments: [{ name: 'file', usage: '<tệp>', says: 'tệp .xlsx hoặc .xlsm' }],
    options: [
      { flags: '--findings <tệp>', says: 'các điểm cần sửa: kết quả của check --json, hoặc danh sách JSON', isRequired: true },
      { flags: '--out <tệp>', says: 'tệp đã đánh dấu', isRequired: true },
    ],
    example: 'mark "BC quy 3.xlsx" --findings ket-qua.json --out "BC quy 3.can-sua.xlsx"',
    load: async () => (await import('./run/runMark.ts')).runMark,
  },
  {
    name: 'intake',
    says: 'Nhận mọi tệp đang chờ trong thư mục nộp, một lần, và trả lời từng tệp.',
    arguments: [],
    options: [JSON_OPTION],
    example: 'intake',
    load: async () => (await import('./run/runIntake.ts')).runIntake,
  },
  {
    name: 'withdraw',
    says: 'Thôi tính số liệu của một đơn vị trong kỳ. Không xóa gì; tổng số đổi ở lần tổng hợp sau.',
    arguments: [],
    options: [
      { flags: '--unit <mã>', says: 'đơn vị', isRequired: true },
      PERIOD,
      { flags: '--form <biểu>', says: 'chỉ một biểu; không ghi là mọi biểu' },
      { flags: '--reason <lý do>', says: 'lý do, được lưu lại', isRequired: true },
      PIPELINE,
      JSON_OPTION,
    ],
    example: 'withdraw --unit MÃ_ĐƠN_VỊ --period 2023-Q3 --reason "nộp nhầm tệp"',
    load: async () => (await import('./run/runWithdraw.ts')).runWithdraw,
  },
  {
    name: 'period',
    says: 'Mở, khóa, mở lại một kỳ, hoặc gia hạn; ai làm, lúc nào, vì sao đều được lưu.',
    arguments: [
      {
        name: 'action',
        usage: '<việc>',
        says: 'open (mở sớm), lock (khóa, sau khi ký báo cáo), reopen (mở lại để đính chính), extend (gia hạn)',
      },
    ],
    options: [
      PERIOD,
      { flags: '--unit <mã>', says: 'chỉ một đơn vị (reopen, extend, và lock sau khi mở lại)' },
      { flags: '--until <ngày>', says: 'hạn mới, hết ngày này (extend)' },
      { flags: '--reason <lý do>', says: 'lý do, được lưu lại (bắt buộc với reopen, extend)' },
      { flags: '--by <ai>', says: 'người quyết định; không ghi là tên tài khoản của máy' },
      PIPELINE,
      JSON_OPTION,
    ],
    example: 'period reopen --period 2023-Q3 --unit MÃ_ĐƠN_VỊ --reason "Công văn …, cộng thiếu 3 cuộc"',
    load: async () => (await import('./run/runPeriod.ts')).runPeriod,
  },
  {
    name: 'consolidate',
    says: 'Tổng hợp một kỳ và kiểm tra kết quả.',
    arguments: [],
    options: [PERIOD, PIPELINE, JSON_OPTION],
    example: 'consolidate --period 2023-Q3',
    load: async () => (await import('./run/runConsolidate.ts')).runConsolidate,
  },
  {
    name: 'totals',
    says: 'In các tổng số của lần tổng hợp gần nhất, mỗi số kèm độ bao phủ.',
    arguments: [],
    options: [
      PERIOD,
      AS_OF,
      TOTAL_UNIT,
      PIPELINE,
      { flags: '--codes', says: 'in cả mã chỉ tiêu, để dùng với lệnh trace' },
      { flags: '--notes', says: 'in cả giải trình của các đơn vị, làm chú thích dưới bảng' },
      JSON_OPTION,
    ],
    example: 'totals --period 2023-Q3',
    load: async () => (await import('./run/runTotals.ts')).runTotals,
  },
  {
    name: 'status',
    says: 'Ai đã nộp, nộp muộn, bị trả lại, chưa nộp; kỳ đang mở hay đã khóa.',
    arguments: [],
    options: [PERIOD, AS_OF, PIPELINE, JSON_OPTION],
    example: 'status --period 2023-Q3',
    load: async () => (await import('./run/runStatus.ts')).runStatus,
  },
  {
    name: 'trace',
    says: 'Số này ở đâu ra: một tổng số, từng đơn vị, từng tệp, từng ô.',
    arguments: [{ name: 'indicator', usage: '<chỉ tiêu>', says: 'mã chỉ tiêu, như totals --codes in ra' }],
    options: [
      PERIOD,
      { flags: '--time <cơ sở>', says: 'in_period, year_to_date, cumulative hoặc stock; không ghi là số mà báo cáo in' },
      AS_OF,
      TOTAL_UNIT,
      PIPELINE,
      JSON_OPTION,
    ],
    example: 'trace MÃ_CHỈ_TIÊU --period 2023-Q3',
    load: async () => (await import('./run/runTrace.ts')).runTrace,
  },
  {
    name: 'diff',
    says: 'Cái gì đã đổi, do ai, và tổng số đổi theo thế nào: giữa hai lần tổng hợp, hoặc giữa hai bản của một đơn vị.',
    arguments: [],
    options: [
      PERIOD,
      { flags: '--unit <mã>', says: 'chỉ một đơn vị; số sau --from, --to khi đó là số bản' },
      { flags: '--from <số>', says: 'lần tổng hợp (hoặc bản) trước; không ghi là trước thay đổi gần nhất' },
      { flags: '--to <số>', says: 'lần tổng hợp (hoặc bản) sau; không ghi là hiện nay' },
      PIPELINE,
      JSON_OPTION,
    ],
    example: 'diff --period 2023-Q3 --unit MÃ_ĐƠN_VỊ',
    load: async () => (await import('./run/runDiff.ts')).runDiff,
  },
  {
    name: 'compare',
    says: 'So một kỳ với kỳ trước, cùng kỳ năm trước và chỉ tiêu được giao, trên các đơn vị so được.',
    arguments: [],
    options: [
      PERIOD,
      { flags: '--with <kỳ>', says: 'previous (kỳ trước, nếu không ghi), year-before (cùng kỳ năm trước), hoặc một kỳ' },
      AS_OF,
      PIPELINE,
      JSON_OPTION,
    ],
    example: 'compare --period 2023-Q3 --with year-before',
    load: async () => (await import('./run/runCompare.ts')).runCompare,
  },
  {
    name: 'series',
    says: 'Một chỉ tiêu qua nhiều kỳ, có dấu ở chỗ tổ chức các đơn vị thay đổi.',
    arguments: [{ name: 'indicator', usage: '<chỉ tiêu>', says: 'mã chỉ tiêu, như totals --codes in ra' }],
    options: [
      { flags: '--from <kỳ>', says: 'kỳ đầu, ví dụ 2022-Q1', isRequired: true },
      { flags: '--to <kỳ>', says: 'kỳ cuối, cùng loại', isRequired: true },
      { flags: '--time <cơ sở>', says: 'in_period, year_to_date, cumulative hoặc stock; không ghi là số mà báo cáo in' },
      TOTAL_UNIT,
      { flags: '--today', says: 'in thêm số liệu theo các đơn vị hiện nay' },
      { flags: '--across-breaks', says: 'tính tăng, giảm cả qua chỗ gián đoạn' },
      AS_OF,
      PIPELINE,
      JSON_OPTION,
    ],
    example: 'series MÃ_CHỈ_TIÊU --from 2022-Q1 --to 2023-Q4 --today',
    load: async () => (await import('./run/runSeries.ts')).runSeries,
  },
  {
    name: 'corrections',
    says: 'Các đính chính sau khi khóa kỳ: số, lý do, trước và sau, những báo cáo có liên quan.',
    arguments: [],
    options: [PERIOD, PIPELINE, JSON_OPTION],
    example: 'corrections --period 2023-Q3',
    load: async () => (await import('./run/runCorrections.ts')).runCorrections,
  },
  {
    name: 'verify',
    says: 'Tính lại mọi lần tổng hợp từ số liệu và định nghĩa của lúc đó, so từng số với số đã lưu.',
    arguments: [],
    options: [{ flags: '--period <kỳ>', says: 'chỉ một kỳ' }, JSON_OPTION],
    example: 'verify --period 2023-Q3',
    load: async () => (await import('./run/runVerify.ts')).runVerify,
  },
  {
    name: 'serve',
    says: 'Chạy luôn, không cần ai trông: nhận tệp ngay khi đến, làm các việc theo lịch, tiếp tục sau sự cố. Dừng bằng Ctrl-C.',
    arguments: [],
    options: [],
    example: 'serve',
    load: async () => (await import('./run/runServe.ts')).runServe,
  },
  {
    name: 'jobs',
    says: 'Các việc theo lịch: lần gần nhất, lần tới, việc nào chậm. Chạy ngay một việc, hoặc thử lại việc đã lỗi.',
    arguments: [
      { name: 'action', usage: '[việc]', says: 'run (chạy ngay), retry (thử lại mọi việc chưa xong); không ghi là liệt kê' },
      { name: 'job', usage: '[tên]', says: 'tên việc, như jobs liệt kê; consolidate là mọi việc tổng hợp' },
    ],
    options: [JSON_OPTION],
    example: 'jobs run consolidate',
    load: async () => (await import('./run/runJobs.ts')).runJobs,
  },
  {
    name: 'doctor',
    says: 'Mọi thứ có ổn không: cơ sở dữ liệu, thư mục, ổ đĩa, đồng hồ, việc theo lịch, số liệu.',
    arguments: [],
    options: [JSON_OPTION],
    example: 'doctor',
    load: async () => (await import('./run/runDoctor.ts')).runDoctor,
  },
]

import { seededRandom } from '../../fixtures/quarter-3-2023/seededRandom.ts'

/** What stands in the twelve columns of one row, from STT to Ghi chú; null where nothing does. A day is a spreadsheet's day number. */
export type RegisterRow = readonly (string | number | null)[]

/** The rows of a register: the same for the same count, and no code or name twice. */
export function* registerRows(count: number): Generator<RegisterRow> {
  const random = seededRandom('register')
  for (let place = 0; place < count; place++) yield registerRow(place, random)
}

function registerRow(place: number, random: () => number): RegisterRow {
  const [kind, sector, field] = KINDS[place % KINDS.length] ?? KINDS[0]
  const group = Math.floor(place / KINDS.length)
  const commune = COMMUNES[group % COMMUNES.length]
  const number = Math.floor(group / COMMUNES.length) + 1
  const workers = 5 + Math.floor(random() * random() * 400)
  const women = Math.floor(workers * (0.3 + random() * 0.5))
  const members = workers - Math.floor(random() * workers * 0.2)
  const updated = random() < 0.6 ? members : Math.floor(members * random())
  const founded = FIRST_DAY + Math.floor(random() * DAYS)
  const note = random() < 0.15 ? (NOTES[Math.floor(random() * NOTES.length)] ?? null) : null
  return [
    place + 1,
    `TD${String(place + 1).padStart(6, '0')}`,
    `CĐCS ${kind} số ${number} xã ${commune}`,
    sector,
    `Xã ${commune}`,
    field,
    workers,
    women,
    members,
    updated,
    founded,
    note,
  ]
}

/** 1/1/1996, and the days from then to the end of 2022. */
const FIRST_DAY = 35_065
const DAYS = 9_862

const KINDS = [
  ['Trường Mầm non', 'HCSN', 'Giáo dục'],
  ['Trường Tiểu học', 'HCSN', 'Giáo dục'],
  ['Trường THCS', 'HCSN', 'Giáo dục'],
  ['Trường PTDTBT Tiểu học', 'HCSN', 'Giáo dục'],
  ['Trường PTDTBT THCS', 'HCSN', 'Giáo dục'],
  ['Trạm Y tế', 'HCSN', 'Y tế'],
  ['Cơ quan', 'HCSN', 'Quản lý nhà nước'],
  ['Ban Quản lý rừng phòng hộ', 'HCSN', 'Nông, lâm nghiệp'],
  ['Trạm Khuyến nông', 'HCSN', 'Nông, lâm nghiệp'],
  ['Trung tâm Văn hóa', 'HCSN', 'Văn hóa, thể thao'],
  ['Công ty TNHH Chè', 'SXKD', 'Chế biến'],
  ['Công ty Cổ phần Thủy điện', 'SXKD', 'Điện, nước'],
  ['Công ty TNHH Xây dựng', 'SXKD', 'Xây dựng'],
  ['Công ty Cổ phần Cao su', 'SXKD', 'Nông, lâm nghiệp'],
  ['Hợp tác xã Nông nghiệp', 'SXKD', 'Nông, lâm nghiệp'],
  ['Hợp tác xã Vận tải', 'SXKD', 'Vận tải'],
  ['Doanh nghiệp tư nhân Thương mại', 'SXKD', 'Thương mại, dịch vụ'],
  ['Quỹ Tín dụng nhân dân', 'SXKD', 'Tài chính'],
] as const

const COMMUNES = [
  ...['Bản Bo', 'Bản Giang', 'Bản Hon', 'Bình Lư', 'Giang Ma', 'Hồ Thầu', 'Khun Há', 'Nà Tăm', 'Nùng Nàng', 'Sơn Bình', 'Tả Lèng'],
  ...['Bum Nưa', 'Bum Tở', 'Ka Lăng', 'Mù Cả', 'Mường Tè', 'Nậm Khao', 'Pa Ủ', 'Pa Vệ Sử', 'Tà Tổng', 'Thu Lũm', 'Vàng San'],
  ...['Căn Co', 'Chăn Nưa', 'Hồng Thu', 'Làng Mô', 'Lùng Thàng', 'Nậm Cuổi', 'Nậm Hăn', 'Noong Hẻo', 'Pa Tần', 'Phìn Hồ', 'Tủa Sín Chải'],
  ...['Bản Lang', 'Dào San', 'Hoang Thèn', 'Huổi Luông', 'Khổng Lào', 'Lản Nhì Thàng', 'Mồ Sì San', 'Mường So', 'Nậm Xe', 'Sì Lở Lầu'],
  ...['Hua Nà', 'Khoen On', 'Mường Cang', 'Mường Kim', 'Mường Mít', 'Phúc Than', 'Ta Gia', 'Tà Hừa', 'Tà Mung'],
  ...['Hố Mít', 'Mường Khoa', 'Nậm Cần', 'Nậm Sỏ', 'Pắc Ta', 'Phúc Khoa', 'Tà Mít', 'Thân Thuộc', 'Trung Đồng'],
]

const NOTES = [
  'Mới thành lập',
  'Đã sáp nhập với đơn vị bên cạnh',
  'Chưa có trụ sở riêng',
  'Đang kiện toàn ban chấp hành',
  'Số liệu tính cả hợp đồng ngắn hạn',
]

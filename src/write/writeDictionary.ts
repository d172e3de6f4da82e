import { printPeriod } from '../parse/printPeriod.ts'
import type { DayOfPeriod, Definitions, Pipeline } from '../pipeline/pipeline.ts'
import { PERIOD_WORDS } from './dictionaryWords.ts'
import { tellColumns, tellForms } from './tellForms.ts'
import { tellIndicators } from './tellIndicators.ts'
import { tellRules, tellTargets } from './tellRules.ts'

const PREFACE = `# Từ điển chỉ tiêu

Biểu nào hỏi gì, mỗi chỉ tiêu cộng thế nào, quy tắc nào đang dùng. Tệp này do lệnh \`npm run dictionary\` viết ra từ các bảng trong
\`pipelines/\`: đề nghị sửa bảng rồi chạy lại lệnh, không sửa ở đây.

* **Cơ sở thời gian**: *trong kỳ*; *lũy kế từ đầu năm*; *lũy kế đến nay* (từ khi bắt đầu); *hiện có* (vào một ngày). Không bao giờ cộng lẫn với
  nhau. Chữ đậm là số mà báo cáo in.
* **Các đơn vị** là những đơn vị gửi báo cáo lên; phần việc của chính cấp tổng hợp là một dòng riêng, cộng thêm vào.
* **Khi sai**: *trả lại* cả tệp; hoặc *nhắc*, số liệu vẫn được tính và chờ giải trình.
`

/** The dictionary of everything that is collected, as Markdown in Vietnamese. The same definitions always give the same text. */
export function writeDictionary({ pipelines, units }: Pick<Definitions, 'pipelines' | 'units'>): string {
  const own = units.find(({ role, validTo }) => role === 'own' && validTo === null)?.name ?? 'cấp tổng hợp'
  return `${[PREFACE, ...pipelines.map((pipeline) => tellPipeline(pipeline, own).join('\n'))].join('\n').trimEnd()}\n`
}

function tellPipeline(pipeline: Pipeline, own: string): string[] {
  const { name, code, periodKind, since, template, cutOff, due } = pipeline
  return [
    `## ${name}`,
    '',
    `Đợt thu thập \`${code}\`, ${PERIOD_WORDS[periodKind]}, từ ${printPeriod(since)}. Mẫu ${template.id}, bản ${template.version}. ` +
      `Số liệu tính đến ${tellDay(cutOff)}; hạn gửi ${tellDay(due)}.`,
    '',
    '### Biểu',
    '',
    ...tellForms(pipeline, own),
    '',
    '### Chỉ tiêu, theo mục của báo cáo',
    '',
    ...tellIndicators(pipeline, own),
    ...tellColumns(pipeline),
    '### Quy tắc',
    '',
    ...tellRules(pipeline),
    '',
    ...(pipeline.targets.length > 0 ? ['### Chỉ tiêu giao, mức quy định', '', ...tellTargets(pipeline), ''] : []),
  ]
}

function tellDay({ month, day }: DayOfPeriod): string {
  return `${day === 31 ? 'ngày cuối' : `ngày ${String(day).padStart(2, '0')}`} của tháng thứ ${month}, kể từ đầu kỳ`
}

import { relative } from 'node:path'
import { type DemoReport, demo } from '../../jobs/demo.ts'
import type { Definitions } from '../../pipeline/pipeline.ts'
import { quoteWord } from '../advise.ts'
import type { Call } from '../call.ts'
import { openPage } from '../openPage.ts'
import { printDemo } from '../print/printDemo.ts'
import { printProgress } from '../print/printIntake.ts'
import { untilInterrupted } from '../untilInterrupted.ts'

const USUAL = './.demo'

/** Runs the main job on the sample files; 2 where we failed on a file. */
export async function runDemo({ fresh = false, json }: { fresh?: boolean; json?: boolean }, call: Call): Promise<number> {
  const { home, isHomeGiven, terminal } = call
  const folder = isHomeGiven ? home.folder : USUAL
  terminal.passing('Đang chuẩn bị cơ sở dữ liệu…')
  let definitions: Definitions | null = null
  const report = await untilInterrupted((signal) =>
    demo(
      { home: folder, isFresh: fresh, now: home.now },
      {
        signal,
        onOpen: (store) => {
          definitions = store.definitions
        },
        onFile: (done, progress) => terminal.progress(printProgress(done, progress)),
      },
    ),
  )
  if (json) terminal.printJson(report)
  else if (definitions) terminal.print(printDemo(pageOf(report, definitions, call), report))
  return report.intake.faults.length > 0 ? 2 : 0
}

/** What to try next has to look at the demo's home. */
function pageOf({ home, consolidation: document }: DemoReport, definitions: Definitions, call: Call) {
  const before = call.isHomeGiven ? '' : `TONGHOP_HOME=${quoteWord(relative('.', home) || '.')} `
  return { document, ...openPage({ definitions }, document, call), advise: (command: string) => `${before}${call.advise(command)}` }
}

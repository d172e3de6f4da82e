import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPeers } from './findPeers.ts'
import { measureCsv } from './measureCsv.ts'
import { measureMarkOrdinary, measureMarkRegister } from './measureMarking.ts'
import { measureOrdinary } from './measureOrdinary.ts'
import { measureRegister } from './measureRegister.ts'
import { printReport, type Report } from './report.ts'

/** What can be measured, by the names that the command line takes; each has a folder of its own to work in. */
const MEASUREMENTS: Readonly<Record<string, (folder: string) => Promise<Report>>> = {
  'rows-500': (folder) => measureRegister(500, { folder, runs: 5 }),
  'rows-20000': (folder) => measureRegister(20_000, { folder, runs: 5 }),
  'rows-120000': (folder) => measureRegister(120_000, { folder, runs: 3 }),
  ordinary: measureOrdinary,
  'csv-120000': (folder) => measureCsv(120_000, folder),
  'csv-1000000': (folder) => measureCsv(1_000_000, folder),
  'mark-ordinary': measureMarkOrdinary,
  'mark-120000': () => measureMarkRegister(120_000),
}

/** Runs the measurements that are named, all where none is, and prints a report of each; 1 where a floor is not met or nothing could be measured. */
async function run(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !(name in MEASUREMENTS))
  if (unknown.length > 0) {
    console.error(`Not measured here: ${unknown.join(', ')}. What is: ${Object.keys(MEASUREMENTS).join(', ')}`)
    return 2
  }
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${new Date().toISOString().slice(0, 10)}`)
  for (const word of findPeers().missing) console.log(word)
  let isMet = true
  for (const name of names.length > 0 ? names : Object.keys(MEASUREMENTS)) isMet = (await measure(name)) && isMet
  return isMet ? 0 : 1
}

/** One measurement that fails does not keep the others from being made. */
async function measure(name: string): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'tonghop-bench-'))
  try {
    const report = await MEASUREMENTS[name]?.(folder)
    if (report) console.log(printReport(report))
    return report?.floors.every((floor) => floor.isMet) ?? false
  } catch (error) {
    console.log(`\n### ${name}\n\nNot measured: ${(error as Error).message}`)
    return false
  } finally {
    await rm(folder, { recursive: true })
  }
}

process.exitCode = await run(process.argv.slice(2))

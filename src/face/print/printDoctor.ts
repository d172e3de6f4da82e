import type { Diagnosis } from '../../jobs/doctor.ts'
import type { Line } from '../terminal/line.ts'
import { wrapLine } from '../terminal/wrapLine.ts'

/** A line for each thing that was looked at, with what to do where it is not in order. */
export function printDoctor(diagnoses: readonly Diagnosis[], width: number): Line[] {
  const unwell = diagnoses.filter(({ isWell }) => !isWell).length
  return [
    ...diagnoses.flatMap(({ name, isWell, seen, advice }) => [
      ...wrapLine(isWell ? '✓ ' : '✗ ', isWell ? `${name}: ${seen}` : { text: `${name}: ${seen}`, style: 'red' }, width),
      ...(advice ? wrapLine('  → ', advice, width) : []),
    ]),
    [],
    unwell === 0 ? [{ text: 'Mọi thứ đều ổn.', style: 'green' }] : [{ text: `Có ${unwell} điểm cần xử lý.`, style: 'red' }],
  ]
}

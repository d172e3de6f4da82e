import { isTemporary } from './answers.ts'
import { KINDS } from './kill.ts'
import { PHASES } from './phaseOf.ts'
import type { Played, Round } from './playHome.ts'

/** One line about a home: its kills, what the log and the folders tell of them, and what is wrong. */
export function sayHome({ rounds, snapshot, installation, problems }: Played): string {
  const lines = installation.readLog()
  const temporary = Object.values(snapshot.folders).flat().filter(isTemporary).length
  const attempts = snapshot.runs.filter(({ attempt }) => attempt > 1).length
  const statuses = countBy(snapshot.files.map(({ status }) => String(status)))
  const facts = {
    kills: rounds.length,
    files: snapshot.files.length,
    ...statuses,
    facts: snapshot.facts.length,
    totals: snapshot.totals.length,
    slots: snapshot.runs.length,
    'run again': attempts,
    'answered after an interruption': lines.filter(({ message }) => message === 'answered after an interruption').length,
    ...countBy(lines.filter(({ level }) => level === 'error').map(({ message }) => `logged "${message}"`)),
    'temporary files left': temporary,
    problems: problems.length,
  }
  const said = Object.entries(facts).map(([name, count]) => `${name} ${count}`)
  return [said.join(', '), ...problems.map((problem) => `  PROBLEM ${problem}`)].join('\n')
}

/** What was killed, by what it was at, and how long it took to be at work again. */
export function sayRounds(rounds: readonly Round[]): string {
  const head = ['', ...PHASES, 'all', 'median ms until at work again', 'longest']
  const lines = KINDS.map((kind) => {
    const own = rounds.filter((round) => round.kind === kind)
    const back = own.flatMap(({ backMs }) => backMs ?? []).sort((a, b) => a - b)
    const counts = PHASES.map((phase) => own.filter((round) => round.phase === phase).length)
    return [kind, ...counts, own.length, back[Math.floor(back.length / 2)] ?? '-', back.at(-1) ?? '-']
  })
  const sums = PHASES.map((phase) => rounds.filter((round) => round.phase === phase).length)
  return [head, ...lines, ['all', ...sums, rounds.length, '', '']]
    .map((cells) => cells.map((cell, at) => `${cell}`.padEnd(at === 0 ? 20 : 15)).join(''))
    .join('\n')
}

function countBy(names: readonly string[]): Record<string, number> {
  return Object.fromEntries([...new Set(names)].sort().map((name) => [name, names.filter((each) => each === name).length]))
}

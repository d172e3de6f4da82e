import { MAX_MEMORY, MAX_MS, type Measured } from './answerer.ts'

const STATUSES = ['accepted', 'accepted_with_warnings', 'returned', 'refused']
/** How the problem ends that a file may owe to one before it. */
export const OF_MEMORY = ' MB of memory'
const MAX_ANSWER_BYTES = 20 * 1024 * 1024

/**
 * What is wrong with how a file was answered; nothing where all is well. Time is that of the clock, or of the processor where that is
 * shorter: a file is not to blame for a machine that has other things to do.
 */
export function judge({ answer, wall, cpu, memory }: Measured): string[] {
  if ('fault' in answer) return [answer.fault]
  const time = Math.min(wall, cpu ?? wall)
  return [
    ...(STATUSES.includes(answer.status) ? [] : [`status ${answer.status}`]),
    ...(answer.status === 'refused' && !isSentence(answer.reason) ? [`refused without a reason: ${answer.reason}`] : []),
    ...(answer.bytes > MAX_ANSWER_BYTES ? [`an answer of ${megabytes(answer.bytes)} MB`] : []),
    ...(time > MAX_MS ? [`${Math.round(time)} ms`] : []),
    ...((memory ?? 0) > MAX_MEMORY ? [`${megabytes(memory ?? 0)}${OF_MEMORY}`] : []),
  ]
}

/** A Vietnamese sentence for the sender that says what to do, not the message of a library. */
function isSentence(reason: string | null): boolean {
  return (
    reason !== null && reason === reason.normalize('NFC') && /\p{Lu}/u.test(reason) && /[Đđ]ề nghị/.test(reason) && reason.length < 1000
  )
}

export function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024)
}

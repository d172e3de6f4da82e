import { addressKey } from '../pipeline/addressKey.ts'
import type { Finding } from '../pipeline/finding.ts'

/** A finding on one line: the place, the sentence, the rule. A sentence that begins with its cell needs the sheet alone before it. */
export function sayFinding({ at, message, rule }: Finding): string {
  const place = at && message.startsWith(`Ô ${at.cell} `) ? at.sheet : at && addressKey(at)
  return `${place ? `[${place}] ` : ''}${message} (${rule})`
}

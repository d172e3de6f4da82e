import { encodeWorkbook } from '../../read/packed/encodeWorkbook.ts'
import { packWorkbook } from '../../read/readWorkbook.ts'
import { decodeFile, encodeFrame, type Frame, FrameCollector } from './frame.ts'
import { MAX_ANSWER_BYTES, MAX_REQUEST_BYTES } from './readerLimits.ts'

// A process that reads files, and marks them: a program of its own, which openReader starts. It answers one frame for each that it is sent, and ends
// when nobody can send any more.

const requests = new FrameCollector(MAX_REQUEST_BYTES)
process.stdin.on('end', () => process.exit())
process.stdin.on('data', async (chunk) => {
  for (const request of requests.push(chunk)) send(await answer(request))
})
send(encodeFrame('ready'))

async function answer({ tag, body }: Frame): Promise<Uint8Array[]> {
  try {
    if (tag === 'try') return tryMemory(body)
    return tag === 'mark' ? await markFile(body) : await readFile(body)
  } catch (error) {
    if (isOutOfMemory(error)) return encodeFrame('memory')
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    return encodeFrame('fault', [JSON.stringify({ message, stack })])
  }
}

async function readFile(body: Uint8Array): Promise<Uint8Array[]> {
  const { name, bytes } = decodeFile(body)
  const packed = await packWorkbook(bytes, name)
  if ('refused' in packed) return encodeFrame(packed.isDamaged ? 'damaged' : 'refused', [packed.refused])
  const pieces = encodeWorkbook(packed)
  const size = pieces.reduce((sum, { byteLength }) => sum + byteLength, 0)
  return size > MAX_ANSWER_BYTES ? encodeFrame('memory') : encodeFrame('workbook', pieces)
}

async function markFile(body: Uint8Array): Promise<Uint8Array[]> {
  const { name: fixes, bytes } = decodeFile(body)
  const { decodeFixes } = await import('../../write/mark/fixList.ts') // most files need no marks
  const { markUp } = await import('../../write/mark/markUp.ts')
  const marked = await markUp(bytes, decodeFixes(fixes))
  return 'unmarkable' in marked ? encodeFrame('unmarkable', [marked.unmarkable]) : encodeFrame('marked', [marked])
}

/** Asks for so many bytes, and lets them go untouched. Throws where the limit holds. */
function tryMemory(body: Uint8Array): Uint8Array[] {
  Buffer.allocUnsafeSlow(Number(Buffer.from(body).toString()))
  return encodeFrame('done')
}

/** What V8, Node 20 and 24, and zlib say when they are refused memory that is not the heap's; for the heap's the process ends. */
function isOutOfMemory(error: unknown): boolean {
  return /allocation failed|allocate memory|out of memory|insufficient memory|Z_MEM_ERROR/i.test(
    `${error} ${(error as { code?: unknown })?.code}`,
  )
}

function send(pieces: readonly Uint8Array[]): void {
  for (const piece of pieces) process.stdout.write(piece)
}

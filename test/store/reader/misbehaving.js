// A program in the place of the one that reads: what it does with a file is the file's name; with any other, it never ends.
import { decodeFile, encodeFrame, FrameCollector } from '../../../dist/src/store/reader/frame.js'

const send = (tag, pieces) => {
  for (const piece of encodeFrame(tag, pieces)) process.stdout.write(piece)
}
const DEEDS = {
  'takes Buffers': () => {
    const taken = []
    for (;;) taken.push(Buffer.alloc(2 ** 20, 1))
  },
  'takes Buffers until it is told no': () => {
    const taken = []
    try {
      for (let taking = 0; taking < 4096; taking++) taken.push(Buffer.alloc(2 ** 20, 1))
    } catch {
      send('memory')
    }
  },
  'fills its heap': () => {
    const taken = []
    for (;;) taken.push([taken.length])
  },
  'never ends': () => {
    for (;;);
  },
  'never answers': () => {},
  dies: () => process.kill(process.pid, 'SIGKILL'),
  crashes: () => process.abort(),
  throws: () => send('fault', [JSON.stringify({ message: 'a bug of ours', stack: 'Error: a bug of ours\n    at readSomething' })]),
  'talks nonsense': () => process.stdout.write('this is no frame'),
  'cuts its answer short': () => send('workbook', [new Uint8Array([2, 0, 0, 0, 123, 125])]),
  'says who it is': () => send('refused', [String(process.pid)]),
  'writes a file': () => import('node:fs').then((fs) => tellRefusal(() => fs.writeFileSync('/tmp/tonghop-was-here', ''))),
  'starts a program': () => import('node:child_process').then((programs) => tellRefusal(() => programs.execFileSync('ls'))),
  'makes code of text': () => tellRefusal(() => new Function('return 1')()),
  'shows its environment': () => send('refused', [JSON.stringify(process.env)]),
}

function tellRefusal(deed) {
  try {
    deed()
    send('refused', ['it could'])
  } catch (error) {
    send('refused', [`it could not: ${error.code ?? error.name}`])
  }
}

const requests = new FrameCollector(2 ** 30)
process.stdin.on('data', (chunk) => {
  for (const { body } of requests.push(chunk)) (DEEDS[decodeFile(body).name] ?? DEEDS['never ends'])()
})
process.stdin.on('end', () => process.exit())
send('ready')

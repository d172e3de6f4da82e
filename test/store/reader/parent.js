// A program that reads files, and then waits for its standard input to end: first one that says who reads, then one that its argument names.
import { openReader } from '../../../dist/src/store/reader/openReader.js'

const [script, deed] = process.argv.slice(2)
const reader = openReader({ script })
const { refused: pid } = await reader.read(new Uint8Array(), 'says who it is')
if (deed === 'says who it is') process.stdin.resume()
else reader.read(new Uint8Array(), deed)
console.log(pid)

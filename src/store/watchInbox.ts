import { watch } from 'chokidar'
export async function watchInbox(inbox: string, { onChange }: { onChange: () => void; onProblem: (problem: string) => void }) {
  const watcher = watch(inbox, { ignoreInitial: true, depth: 1 })
  watcher.on('all', () => setTimeout(onChange, 1000))
  return { isPolling: false, close: () => watcher.close() }
}

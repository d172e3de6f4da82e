import { basename, relative } from 'node:path'

/** A command of this program as it can be copied: called the way this one was, for the same home. */
export function advise(
  command: string,
  { home, env, script }: { home: string | undefined; env: NodeJS.ProcessEnv; script: string },
): string {
  return [programOf(env, script), ...(home ? ['--home', quoteWord(home)] : []), command].join(' ')
}

function programOf(env: NodeJS.ProcessEnv, script: string): string {
  if (env.npm_lifecycle_event) return 'npm run --silent tonghop --'
  return basename(script) === 'tonghop.js' ? `node ${quoteWord(relative('.', script))}` : 'tonghop'
}

/** A word that a shell takes as one. */
export function quoteWord(word: string): string {
  return /^[\w./~:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}

import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'

/** The name of the session by which a command shows that it uses the server. */
export const PRESENCE = 'tonghop presence'

/**
 * Whether nobody but this session uses the server, and nobody wants it kept. A session of this command's that has just been
 * ended is still listed for some milliseconds; another command's presence settles it at once.
 */
export async function isLastOut(presence: Client): Promise<boolean> {
  for (let attempt = 1; attempt <= 10; attempt++) {
    const { rows } = await presence.query(OTHERS, [PRESENCE]).catch(() => ({ rows: [{ kept: true }] }))
    const { kept, commands, sessions } = rows[0]
    if (kept || commands > 0) return false
    if (sessions === 0) return true
    await sleep(10)
  }
  return false
}

const OTHERS = `
select coalesce(current_setting('tonghop.keep_running', true), 'off') = 'on' as kept,
       count(*) filter (where application_name = $1)::int as commands,
       count(*)::int as sessions
from pg_stat_activity
where backend_type = 'client backend' and pid <> pg_backend_pid()`

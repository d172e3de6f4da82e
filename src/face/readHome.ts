import { WrongUsage } from '../jobs/pipelineOf.ts'
import type { Home } from '../store/openStore.ts'

const USUAL = './.tonghop'

/** The home that a command works in: `--home` first, then the environment, then the usual folder. An empty variable says nothing. */
export function readHome(option: string | undefined, env: NodeJS.ProcessEnv): { home: Home; isHomeGiven: boolean } {
  const given = option || env.TONGHOP_HOME
  const now = env.TONGHOP_NOW || undefined
  if (now !== undefined && Number.isNaN(Date.parse(now))) {
    throw new WrongUsage(`TONGHOP_NOW="${now}" không phải là một thời điểm. Đề nghị ghi như 2023-09-08T08:00:00+07:00.`)
  }
  return {
    home: {
      folder: given || USUAL,
      databaseUrl: env.DATABASE_URL || undefined,
      dropFolder: env.TONGHOP_DROP || undefined,
      brokenAfterMs: readQuiet(env.TONGHOP_QUIET_SECONDS || undefined),
      now,
    },
    isHomeGiven: Boolean(given),
  }
}

function readQuiet(seconds: string | undefined): number | undefined {
  if (seconds === undefined) return undefined
  if (!/^\d{1,5}$/.test(seconds)) throw new WrongUsage(`TONGHOP_QUIET_SECONDS="${seconds}" không phải là một số giây. Đề nghị ghi như 60.`)
  return Number(seconds) * 1000
}

import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/helpers/longestFirst.ts'

/**
 * Tests that share a process, with its modules loaded and its code warm: of what does no I/O, and those that close what they open. All others
 * have a process for each file; so have hostile files, whose memory is measured.
 */
const TOGETHER = 'test/{check,fixtures,parse,pipeline,pipelines,read,total,words,write}/**/!(hostile).test.ts'

const EACH = { testTimeout: 60_000, hookTimeout: 60_000, pool: 'forks', maxWorkers: 2 } as const

export default defineConfig({
  test: {
    globalSetup: ['test/helpers/globalSetup.ts'],
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { ...EACH, name: 'alone', include: ['test/**/*.test.ts'], exclude: [TOGETHER] } },
      { test: { ...EACH, name: 'together', include: [TOGETHER], isolate: false } },
    ],
  },
})

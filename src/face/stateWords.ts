import type { Status } from '../assess.ts'

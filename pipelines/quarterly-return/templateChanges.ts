import type { Template } from '../../src/pipeline/template.ts'

/** What each version of the template BCQ brought. A file of an older version is read by what that version had, and told what changed. */
export const TEMPLATE_CHANGES = {
  2: [
    { kind: 'formAdded', form: '01_TINHHINH' },
    { kind: 'formAdded', form: '02_DAIHOI' },
    { kind: 'formAdded', form: '04_CHAMLO' },
    { kind: 'formAdded', form: '05_TUYENTRUYEN' },
    { kind: 'formAdded', form: '06_THIDUA' },
    { kind: 'formAdded', form: '08_NUCONG' },
    { kind: 'formAdded', form: '10_TAICHINH' },
  ],
} as const satisfies Template['changes']

import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files whose tests take long, the longest first. Vitest knows that by itself only where it has run before; elsewhere it goes by size. */
const LONG = [
  'write/mark/roundTrip',
  'fixtures/rules',
  'write/marks',
  'read/xlsx/crossCheck',
  'read/older/sameFacts',
  'read/oldFiles',
  'words/everyRule',
  'words/everyMessage',
  'words/twentyTexts',
  'fixtures/sampleQuarter',
  'read/anyAnswers',
  'write/readBack',
  'write/mark/anywhere',
  'write/mark/otherPrograms',
  'words/anyReturn',
]

/** Begins with the files that take long, so that no worker is still at one of them when the other has nothing left to do. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ project, moduleId }: TestSpecification) => {
      const index = LONG.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`))
      return (project.config.isolate ? 0 : 1000) + (index === -1 ? LONG.length : index)
    }
    return (await super.sort(files)).sort((a, b) => place(a) - place(b))
  }
}

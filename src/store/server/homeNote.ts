import { readHomeFile, saveInHomeFile } from '../homeFile.ts'

/** What home.json says about the home's database. Nothing secret, and no address of an external one. */
export type HomeNote = { kind: 'external' } | { kind: 'embedded'; major: number; port: number }

/** The note in home.json; null where there is none yet. */
export function readHomeNote(home: string): HomeNote | null {
  return (readHomeFile(home).database as HomeNote | undefined) ?? null
}

/** Writes the note into home.json; null takes it out. */
export function saveHomeNote(home: string, note: HomeNote | null): void {
  saveInHomeFile(home, 'database', note)
}

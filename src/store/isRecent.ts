/**
 * Whether a file was changed within so many milliseconds: when its content was written (mtime), or when it was put there under its name and
 * with its times (ctime). A content that is from the future was written on a machine with a wrong clock, and says nothing.
 */
export function isRecent({ mtimeMs, ctimeMs }: { mtimeMs: number; ctimeMs: number }, ms: number, now: number): boolean {
  return now - ctimeMs < ms || (mtimeMs <= now && now - mtimeMs < ms)
}

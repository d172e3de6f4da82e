/** Why something in the inbox was not opened, and whether that may be over in a moment. */
export function whyNotOpened(path: string, { code }: NodeJS.ErrnoException): [why: string, isPassing: boolean] {
  if (path.includes('\uFFFD')) return ['tên không phải UTF-8 nên không mở được, đề nghị đổi tên', false]
  return [`chưa mở được (${code}), sẽ thử lại ở lần sau`, code !== 'ENOENT'] // one that is not there has been taken away
}

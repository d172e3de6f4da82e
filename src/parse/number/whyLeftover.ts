import { joinTokens, type Token } from '../tokenize.ts'
import { isLookalike, whyLookalike } from './whyNoDigits.ts'

/** Says what is wrong with words that follow a number and are not its noun. `given` is the number and the words, quoted. */
export function whyLeftover(given: string, tail: readonly Token[]): string {
  const [first, second] = tail
  if (first?.gap === '' && first.folded === 'e') {
    return `Ghi ${given}: dạng khoa học, có thể đã mất chữ số. Đề nghị mở lại tệp gốc và ghi đủ số.`
  }
  if (first?.gap === '' && first.kind === 'word' && isLookalike(first, undefined)) return whyLookalike(given.slice(1, -1))
  if (first?.text === '/' && second?.kind === 'digits') {
    return `Ghi ${given}: hai số trong một ô. Đề nghị ghi tử số và mẫu số vào hai ô riêng.`
  }
  if (['+', '*', 'x', '×'].includes(first?.folded ?? '') && second?.kind === 'digits') {
    return `Ghi ${given}: phép tính trong một ô. Đề nghị ghi mỗi ô một số.`
  }
  if (tail.some((token) => token.kind === 'digits')) {
    return `Ghi ${given}: nhiều số trong một ô, không rõ lấy số nào. Đề nghị ghi mỗi ô một số.`
  }
  return `Ghi ${given}: không hiểu phần "${joinTokens(tail)}". Đề nghị chỉ ghi số.`
}

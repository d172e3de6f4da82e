import { NOT_CALCULATED } from './cellErrors.ts'

/** What an error value of a spreadsheet means, and what to do about it; after "Lỗi công thức (#REF!)". */
const ERRORS: Record<string, string> = {
  '#REF!': 'ô hoặc trang tính mà công thức lấy số đã bị xóa hoặc dời đi. Đề nghị nhập lại số.',
  '#DIV/0!': 'công thức chia cho 0 hoặc cho ô trống. Đề nghị kiểm tra mẫu số, hoặc nhập lại số.',
  '#VALUE!': 'công thức tính trên ô ghi chữ, không phải số. Đề nghị sửa ô đó thành số, hoặc nhập lại số.',
  '#NAME?': 'công thức gọi một hàm hoặc một tên không có, có thể viết sai. Đề nghị sửa công thức, hoặc nhập lại số.',
  '#N/A': 'công thức tra cứu nhưng không tìm thấy. Đề nghị nhập lại số; nếu chưa có, đề nghị ghi "chưa có số liệu".',
  '#NUM!': 'kết quả không tính được hoặc quá lớn. Đề nghị kiểm tra các ô mà công thức lấy số, hoặc nhập lại số.',
  '#NULL!': 'hai vùng trong công thức không có ô chung, thường do gõ dấu cách thay cho dấu phẩy. Đề nghị sửa công thức, hoặc nhập lại số.',
  '#SPILL!': 'kết quả cần nhiều ô hơn chỗ trống. Đề nghị nhập lại số.',
}

/** Says what is wrong with a cell that holds an error, in words for each of them (domain.md §5, text 18). */
export function whyError(code: string): string {
  if (code === NOT_CALCULATED) {
    return 'Công thức chưa có kết quả: phần mềm lập tệp không tính và không lưu số. Đề nghị mở tệp bằng Excel, kiểm tra rồi lưu và nộp lại; hoặc nhập số thay cho công thức.'
  }
  if (/^#+$/u.test(code)) {
    return 'Ô định dạng ngày nhưng số trong ô không thành ngày nào, nên bảng tính chỉ hiện ####. Đề nghị đổi định dạng ô thành số rồi kiểm tra, ghi lại.'
  }
  const why = ERRORS[code.toUpperCase()] ?? 'phần mềm bảng tính không tính được. Đề nghị nhập lại số.'
  return `Lỗi công thức (${code}): ${why}`
}

/** What a blank cell says: nothing is known, which is not zero. Whether it may be blank is the form's to say (domain.md §5, text 5). */
export const BLANK = {
  value: null,
  remark: 'Để trống. Nếu không phát sinh, đề nghị ghi 0; nếu chưa có số liệu, ghi "chưa có số liệu".',
}

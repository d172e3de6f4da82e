/** Whether a text is a template's own dots or lines, left where an answer belongs ("Quý … năm 20…", "ĐƠN VỊ:….......", "___"). */
export function isUnfilled(text: string): boolean {
  return /…|\.{2}|_{2}/u.test(text)
}

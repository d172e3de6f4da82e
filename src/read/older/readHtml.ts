export async function readHtml(_: Uint8Array): Promise<any> {
  return { refused: '' }
}

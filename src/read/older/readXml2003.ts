export async function readXml2003(_: Uint8Array): Promise<any> {
  return { refused: '' }
}

export async function readOds(_: Uint8Array): Promise<any> { return { refused: '' } }

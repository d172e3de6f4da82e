/** A fault whose message is a whole Vietnamese sentence: what was being done, then what to do. */
export class CannotOpenServer extends Error {
  override name = 'CannotOpenServer'
}

/** Thrown where the database is out of reach in the middle of work; its message is a whole Vietnamese sentence. What was done is kept. */
export class DatabaseLost extends Error {
  override name = 'DatabaseLost'
}

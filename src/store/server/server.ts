/** A PostgreSQL server that this command may use until it closes it. */
export interface Server {
  kind: 'embedded' | 'external'
  /** Holds the password: for connecting, never for showing. */
  url: string
  /** Which server it is, in words and without secrets. */
  describe: string
  /** Whether this command started it. */
  isOurs: boolean
  /**
   * Lets go of the server; the last command out stops an embedded one. End your own connections first:
   * one that is still open keeps the server running. Closing twice is closing once.
   */
  close(): Promise<void>
}

export interface ServerOptions {
  /** The folder of the installation; made if absent. */
  home: string
  /** DATABASE_URL. A home that has a server of its own ignores it. */
  databaseUrl?: string | undefined
  /** Takes one line for the person who keeps the installation running. */
  log: (line: string) => void
  /** False for data that may be lost in a power cut (tests): nothing is flushed to disk. */
  sync?: boolean | undefined
  /** True: if this command starts the server, it runs on after the last command has closed it. */
  keepRunning?: boolean | undefined
}

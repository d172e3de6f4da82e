/** When calls that come in a bunch are made as one: this long after the last of them, and no later than so long after the first. */
export interface Gathering {
  quietMs: number
  atMostMs: number
}

/** A function that may be called as often as one likes, and one that calls off what has not been made yet. */
export interface Gathered {
  call(): void
  cancel(): void
}

/** Makes one call of a bunch of calls. Nothing of it keeps a program running. */
export function gatherCalls(call: () => void, { quietMs, atMostMs }: Gathering): Gathered {
  let timer: NodeJS.Timeout | undefined
  let latest = 0
  const cancel = () => {
    clearTimeout(timer)
    timer = undefined
  }
  return {
    cancel,
    call() {
      const now = performance.now()
      if (timer === undefined) latest = now + atMostMs
      cancel()
      timer = setTimeout(
        () => {
          cancel()
          call()
        },
        Math.max(0, Math.min(quietMs, latest - now)),
      ).unref()
    },
  }
}

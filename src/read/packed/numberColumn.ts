type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array

/** A column of numbers that grows as it is filled; `end` gives what was put in, in a buffer of its own size. */
export class NumberColumn<T extends Numbers> {
  #numbers: T
  #make: (length: number) => T
  length = 0

  constructor(make: (length: number) => T) {
    this.#make = make
    this.#numbers = make(FIRST_LENGTH)
  }

  push(value: number): void {
    if (this.length === this.#numbers.length) this.#grow()
    this.#numbers[this.length++] = value
  }

  end(): T {
    return this.#numbers.slice(0, this.length) as T
  }

  #grow(): void {
    const larger = this.#make(this.length * 2)
    larger.set(this.#numbers)
    this.#numbers = larger
  }
}

const FIRST_LENGTH = 256

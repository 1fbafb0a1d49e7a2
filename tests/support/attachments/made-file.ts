const sizes = [0, 1, 5_000, 1_200_000, 300, 2_500_000]

/** The file of this number: `<number>.<size>`, with bytes that follow from its name. */
export function madeFile(number: number): File {
  const size = sizes[number % sizes.length] ?? 0
  const name = `${number}.${size}`
  return new File([bytesOf(name)], name)
}

export function bytesOf(name: string): Buffer<ArrayBuffer> {
  const size = Number(name.slice(name.indexOf(".") + 1))
  return Buffer.alloc(size, `${name} and then `)
}

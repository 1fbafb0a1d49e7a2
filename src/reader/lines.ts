const newline = 10

/** The lines of a stream, each with its newline if it has one. */
export async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  const reader = stream.getReader()
  let pieces: Uint8Array[] = []
  while (true) {
    const { done, value } = await reader.read()
    if (done) break
    let at = 0
    for (let end = value.indexOf(newline, at); end !== -1; end = value.indexOf(newline, at)) {
      yield joined([...pieces, value.subarray(at, end + 1)])
      pieces = []
      at = end + 1
    }
    if (at < value.length) pieces.push(value.slice(at))
  }
  if (pieces.length > 0) yield joined(pieces)
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces
  if (pieces.length === 1 && only !== undefined) return only
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

/**
 * How a stream ends whose bytes are refused: it has no other end that is not an accepted one. Whoever reads the stream to
 * its end turns it back into a value.
 */
export class StreamRefusal<Reason extends string> extends Error {
  readonly reason: Reason

  constructor(reason: Reason) {
    super(`Refused: ${reason}`)
    this.name = "StreamRefusal"
    this.reason = reason
  }
}

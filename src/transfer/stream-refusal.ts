/** Changed or cut short; the source failed; more than is taken; nothing that was asked for. */
export type StreamReason = "damaged" | "unreadable" | "too-large" | "not-a-backup"

/**
 * How a stream ends whose bytes are refused: it has no other end that is not an accepted one. Whoever reads the stream to
 * its end turns it back into a value.
 */
export class StreamRefusal extends Error {
  readonly reason: StreamReason

  constructor(reason: StreamReason) {
    super(`Refused: ${reason}`)
    this.name = "StreamRefusal"
    this.reason = reason
  }
}

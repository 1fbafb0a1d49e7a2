/** What a lock file says. Its bytes are JSON padded with spaces to 512, so that a heartbeat rewrites them by one write in place. */
export type LockRecord = Readonly<{
  /** Random, of this one holding: tells a lock from the next one of the same process. */
  token: string
  host: string
  name: string
  pid: number
  start: string | null
  boot: string | null
  /** Counts heartbeats. Two clocks may differ by years; a count that moves proves life. */
  beat: number
  /** Milliseconds since 1970 by the holder's clock at the last heartbeat. */
  at: number
}>

export const lockRecordLength = 512

export function lockRecordBytes(record: LockRecord): Uint8Array {
  const bytes = new Uint8Array(lockRecordLength).fill(0x20)
  const text = new TextEncoder().encode(JSON.stringify(record))
  if (text.length >= lockRecordLength) return lockRecordBytes({ ...record, name: "" })
  bytes.set(text)
  bytes[lockRecordLength - 1] = 0x0a
  return bytes
}

/** null for bytes that say nothing: empty, torn, or of a later version. */
export function parseLockRecord(bytes: Uint8Array): LockRecord | null {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes))
  } catch {
    return null
  }
  if (typeof value !== "object" || value === null) return null
  const field = (name: string): unknown => (Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined)
  const [token, host, name, pid, start] = [
    field("token"),
    field("host"),
    field("name"),
    field("pid"),
    field("start"),
  ]
  const [boot, beat, at] = [field("boot"), field("beat"), field("at")]
  if (typeof token !== "string" || !/^[0-9a-f]{16}$/.test(token)) return null
  if (typeof host !== "string" || typeof name !== "string" || typeof pid !== "number") return null
  if (!Number.isInteger(pid) || pid < 1) return null
  if (typeof beat !== "number" || typeof at !== "number") return null
  const textOrNull = (part: unknown) => (typeof part === "string" ? part : null)
  return { token, host, name, pid, start: textOrNull(start), boot: textOrNull(boot), beat, at }
}

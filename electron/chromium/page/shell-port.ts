import type { Packed } from "../clone-format.ts"
import {
  bytesPath,
  type DownBytes,
  type FromPage,
  inlineBytes,
  type PageSettings,
  partBytes,
  type ToPage,
  tokenHeader,
  type UpBytes,
} from "../message.ts"

declare const settings: PageSettings
declare global {
  /** The binding that the shell puts into this world alone. */
  var toShell: (text: string) => void
  /** Called by the shell, in this world alone. */
  var fromShell: (text: string) => void
}

const listeners: Array<(message: ToPage) => void> = []
/** Messages keep their order although the bytes of one may still be on their way. */
let queue: Promise<void> | undefined
let parts = 0

export function tellShell(message: FromPage): void {
  globalThis.toShell(JSON.stringify(message))
}

export function onShellMessage(listener: (message: ToPage) => void): void {
  listeners.push(listener)
}

globalThis.fromShell = (text) => {
  const message = JSON.parse(text) as ToPage
  const long = "bytes" in message && message.bytes.some((item) => typeof item !== "string")
  if (queue === undefined && !long) return deliver(message)
  const next = (queue ?? Promise.resolve()).then(() => fetchLong(message)).then(deliver)
  const settled = next
    .catch(() => undefined)
    .then(() => {
      if (queue === settled) queue = undefined
    })
  queue = settled
}

function deliver(message: ToPage): void {
  for (const listener of listeners) listener(message)
}

async function fetchLong(message: ToPage): Promise<ToPage> {
  if (!("bytes" in message)) return message
  const bytes: Array<DownBytes | Uint8Array> = []
  for (const item of message.bytes)
    bytes.push(typeof item === "string" ? item : await fetchBytes(item.id, item.length))
  // The fetched bytes stand in for their description until `readBytes` takes them.
  return { ...message, bytes: bytes as readonly DownBytes[] }
}

async function fetchBytes(id: number, length: number): Promise<Uint8Array> {
  const whole = new Uint8Array(length)
  for (let at = 0; at < length; at += partBytes) {
    const response = await fetch(`${bytesPath}${id}/${at}`, { headers: { [tokenHeader]: settings.token } })
    whole.set(await response.bytes(), at)
  }
  return whole
}

export function readBytes(list: readonly DownBytes[]): Uint8Array[] {
  return list.map((item) => {
    if (item instanceof Uint8Array) return item
    if (typeof item !== "string") throw new Error("bytes were not fetched")
    return Uint8Array.fromBase64(item)
  })
}

/** Bytes for a message to the shell; long ones are on their way when this returns. */
export function writeBytes(list: Packed["bytes"]): UpBytes[] {
  return list.map((item) => {
    if (item.length <= inlineBytes) return item.toBase64()
    const id = parts++
    for (let at = 0; at < item.length; at += partBytes) {
      tellShell({ kind: "part", id, text: item.subarray(at, at + partBytes).toBase64() })
    }
    return id
  })
}

import { pack } from "../pack.ts"
import { unpack } from "../unpack.ts"
import { onShellMessage, readBytes, tellShell, writeBytes } from "./shell-port.ts"

type Listener = (event: object, ...args: unknown[]) => void
type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (reason: Error) => void }

const listeners = new Map<string, Listener[]>()
const waiting = new Map<number, Waiting>()
let calls = 0

onShellMessage((message) => {
  switch (message.kind) {
    case "answer":
      return take(message.call)?.resolve(unpack({ nodes: message.nodes, bytes: readBytes(message.bytes) }))
    case "refusal":
      return take(message.call)?.reject(new Error(message.message))
    case "event":
      return emit(message.channel, unpack({ nodes: message.nodes, bytes: readBytes(message.bytes) }))
    case "accelerators":
      return
  }
})

function take(call: number): Waiting | undefined {
  const found = waiting.get(call)
  waiting.delete(call)
  return found
}

function emit(channel: string, value: unknown): void {
  if (!Array.isArray(value)) return
  const args: readonly unknown[] = value
  // `add` and `remove` make a new list: one who leaves while this runs is still heard this time, as in Electron.
  for (const listener of listeners.get(channel) ?? []) listener({ sender: ipcRenderer, ports: [] }, ...args)
}

function add(channel: string, listener: Listener): void {
  listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
}

function remove(channel: string, listener: Listener): void {
  const rest = (listeners.get(channel) ?? []).filter((other) => other !== listener)
  listeners.set(channel, rest)
}

/** The part of Electron's `ipcRenderer` that leads out of this page and back. */
export const ipcRenderer = {
  /** Async, so that what cannot be cloned rejects, as in Electron. */
  async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    const packed = pack(args)
    const call = calls++
    const answer = new Promise((resolve, reject) => waiting.set(call, { resolve, reject }))
    tellShell({ kind: "invoke", call, channel, nodes: packed.nodes, bytes: writeBytes(packed.bytes) })
    return answer
  },
  send(channel: string, ...args: unknown[]): void {
    const packed = pack(args)
    tellShell({ kind: "send", channel, nodes: packed.nodes, bytes: writeBytes(packed.bytes) })
  },
  on(channel: string, listener: Listener) {
    add(channel, listener)
    return ipcRenderer
  },
  once(channel: string, listener: Listener) {
    const once: Listener = (event, ...args) => {
      remove(channel, once)
      listener(event, ...args)
    }
    add(channel, once)
    return ipcRenderer
  },
  off(channel: string, listener: Listener) {
    remove(channel, listener)
    return ipcRenderer
  },
  removeListener(channel: string, listener: Listener) {
    remove(channel, listener)
    return ipcRenderer
  },
  removeAllListeners(channel: string) {
    listeners.delete(channel)
    return ipcRenderer
  },
}

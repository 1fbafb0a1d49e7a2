import { type BridgeMessage, createBridgeEnd } from "./bridge.ts"

declare const secret: string

/** Taken before any script of the page can put its own in their place. */
const { dispatchEvent } = EventTarget.prototype
const { apply } = Reflect
const Crossing = CustomEvent

const end = createBridgeEnd((message) => {
  apply(dispatchEvent, document, [new Crossing(`${secret}>preload`, { detail: message })])
})

document.addEventListener(`${secret}>page`, (event) => {
  event.stopImmediatePropagation()
  if (!(event instanceof Crossing)) return
  const message: BridgeMessage | null = event.detail
  if (message === null) return
  if (message.kind === "expose") expose(message.key, end.decode(message.value))
  else end.receive(message)
})

function expose(key: string, value: unknown): void {
  Object.defineProperty(window, key, {
    value: freeze(value),
    enumerable: true,
    configurable: false,
    writable: false,
  })
}

function freeze(value: unknown): unknown {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value
  for (const item of Object.values(value)) freeze(item)
  return Object.freeze(value)
}

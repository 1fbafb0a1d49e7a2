import { type BridgeMessage, createBridgeEnd } from "./bridge.ts"

declare const secret: string

/** Taken before any script of the page can put its own in their place. */
const dispatch = document.dispatchEvent.bind(document)
const Crossing = CustomEvent

const end = createBridgeEnd((message) => {
  dispatch(new Crossing(`${secret}>preload`, { detail: message }))
})

document.addEventListener(`${secret}>page`, (event) => {
  event.stopImmediatePropagation()
  if (!(event instanceof Crossing)) return
  const message = event.detail as BridgeMessage | null
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

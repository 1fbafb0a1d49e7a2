import type { Accelerator } from "../message.ts"
import { onShellMessage, tellShell } from "./shell-port.ts"

/** What a browser does with keys that an app's window does not have: new tabs, history, view source, print. */
const browserKeys: ReadonlyArray<Omit<Accelerator, "id">> = [
  ..."dehjlnoprstuw123456789".split("").map((key) => combination(key, { control: true })),
  ..."abcdehijmnoprtw".split("").map((key) => combination(key, { control: true, shift: true })),
  combination("f5", {}),
  combination("f5", { control: true }),
  combination("f1", {}),
  combination("f3", {}),
  combination("f6", {}),
  combination("f7", {}),
  combination("f11", {}),
  combination("f12", {}),
  combination("arrowleft", { alt: true }),
  combination("arrowright", { alt: true }),
  combination("delete", { control: true, shift: true }),
  combination("tab", { control: true }),
  combination("tab", { control: true, shift: true }),
  combination("pageup", { control: true }),
  combination("pagedown", { control: true }),
  ...["g", "f"].map((key) => combination(key, { control: true })),
]

let accelerators: readonly Accelerator[] = []

function combination(
  key: string,
  held: { control?: true; shift?: true; alt?: true },
): Omit<Accelerator, "id"> {
  return {
    key,
    control: held.control === true,
    meta: false,
    alt: held.alt === true,
    shift: held.shift === true,
  }
}

function fits(event: KeyboardEvent, wanted: Omit<Accelerator, "id">): boolean {
  const isKey = event.key.toLowerCase() === wanted.key || event.code.toLowerCase() === wanted.key
  return (
    isKey &&
    event.ctrlKey === wanted.control &&
    event.metaKey === wanted.meta &&
    event.altKey === wanted.alt &&
    event.shiftKey === wanted.shift
  )
}

/**
 * The app's accelerators and the browser's own keys, both after the page had the key: whoever handles it first calls
 * `preventDefault`, as with a native menu.
 */
function judge(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const accelerator = accelerators.find((one) => fits(event, one))
  if (accelerator !== undefined) tellShell({ kind: "key", accelerator: accelerator.id })
  if (accelerator !== undefined || browserKeys.some((one) => fits(event, one))) event.preventDefault()
}

export function watchKeys(): void {
  onShellMessage((message) => {
    if (message.kind === "accelerators") accelerators = message.list
  })
  // A page's root may stop a key from bubbling further, so the root itself is listened on too, after the page did.
  window.addEventListener(
    "keydown",
    (event) => {
      const path = event.composedPath()
      const root = path[path.indexOf(document.body) - 1]
      for (const place of [root, document.body, window])
        place?.addEventListener("keydown", judgeOnce, { once: true })
    },
    { capture: true },
  )
  // Electron's windows have no context menu of their own.
  window.addEventListener("contextmenu", (event) => event.preventDefault())
}

let judged: Event | undefined

function judgeOnce(event: Event): void {
  if (event === judged || !(event instanceof KeyboardEvent)) return
  if (!event.defaultPrevented) judged = event
  judge(event)
}

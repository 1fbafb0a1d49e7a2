import { ok, type Result, refuse } from "../../../src/base/result.ts"
import type { DoorRefusal } from "../../../src/contract/refusals.ts"
import { origin } from "../identity.ts"

export type SenderRefusal = Extract<
  DoorRefusal,
  "no-frame" | "not-main-frame" | "foreign-origin" | "unknown-window"
>

/** What is asked of the sender of a message, as Electron's `IpcMainInvokeEvent` has it. */
export type SenderEvent = {
  readonly sender: { readonly id: number; readonly mainFrame: unknown }
  readonly senderFrame: { readonly parent: unknown; readonly origin: string; readonly url: string } | null
}

/** Only the main frame of a window of ours, showing our own origin, is heard. */
export function judgeSender(
  event: SenderEvent,
  isKnownWindow: (contentsId: number) => boolean,
): Result<undefined, SenderRefusal> {
  try {
    const frame = event.senderFrame
    if (frame === null) return refuse("no-frame")
    if (frame.parent !== null || frame !== event.sender.mainFrame) return refuse("not-main-frame")
    if (frame.origin !== origin || !frame.url.startsWith(`${origin}/`)) return refuse("foreign-origin")
    return isKnownWindow(event.sender.id) ? ok() : refuse("unknown-window")
  } catch {
    // Reading a frame or contents that was destroyed in the meantime throws.
    return refuse("no-frame")
  }
}

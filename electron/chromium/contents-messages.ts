import { ipcMain } from "./ipc-main.ts"
import type { FromPage } from "./message.ts"
import type { PagePort } from "./page-port.ts"
import { preventable } from "./preventable.ts"
import { unpack } from "./unpack.ts"
import type { WebContentsStandIn } from "./web-contents.ts"
import type { WebFrameMainStandIn } from "./web-frame.ts"

type Call = Extract<FromPage, { kind: "invoke" | "send" }>

/** Brings what a page's preload tells to where it belongs: handlers of `ipcMain`, or events of the page itself. */
export function answerMessage(
  contents: WebContentsStandIn,
  port: PagePort,
  frame: WebFrameMainStandIn | null,
  message: FromPage,
): void {
  switch (message.kind) {
    case "invoke":
      return void answerInvoke(contents, port, frame, message)
    case "send":
      return void ipcMain.emit(message.channel, ipcEvent(contents, frame), ...readArguments(port, message))
    case "key":
      return void contents.emit("accelerator", message.accelerator)
    case "focus":
      return void contents.emit(message.focused ? "focus" : "blur")
    case "scheme":
      return void contents.emit("scheme", message.dark)
    case "resized":
      return void contents.emit("resized")
    case "preload-failed":
      process.stderr.write(`The preload script failed: ${message.message}\n`)
      return void contents.emit("preload-error", preventable({}), "", new Error(message.message))
    case "part":
      return
  }
}

async function answerInvoke(
  contents: WebContentsStandIn,
  port: PagePort,
  frame: WebFrameMainStandIn | null,
  message: Extract<Call, { kind: "invoke" }>,
): Promise<void> {
  const { call, channel } = message
  try {
    const value = await ipcMain.answer(channel, ipcEvent(contents, frame), readArguments(port, message))
    port.tell({ kind: "answer", call, ...port.packed(value) })
  } catch (error) {
    port.tell({ kind: "refusal", call, message: error instanceof Error ? error.message : String(error) })
  }
}

function readArguments(port: PagePort, message: Call): unknown[] {
  const args = unpack({ nodes: message.nodes, bytes: port.bytes.read(message.bytes) })
  return Array.isArray(args) ? args : []
}

function ipcEvent(contents: WebContentsStandIn, frame: WebFrameMainStandIn | null) {
  return preventable({
    type: "frame",
    sender: contents,
    senderFrame: frame,
    frameId: frame?.routingId ?? -1,
    processId: contents.getProcessId(),
    reply: (channel: string, ...args: unknown[]) => contents.send(channel, ...args),
  })
}

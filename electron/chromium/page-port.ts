import { randomBytes } from "node:crypto"
import type { CDPSession } from "playwright-core"
import type { Packed } from "./clone-format.ts"
import type { FromPage, PageSettings, ToPage } from "./message.ts"
import { pack } from "./pack.ts"
import { createPageBytes } from "./page-bytes.ts"
import { isolatedSource, mainWorldSource } from "./page-scripts.ts"

const bindingName = "toShell"

export type PagePort = ReturnType<typeof createPagePort>

/**
 * The way between the shell and the preload's world of one page. That world has a name which only this run knows, and
 * neither the binding nor anything in it can be seen by the page.
 */
export function createPagePort(
  cdp: CDPSession,
  origin: string,
  hear: (message: FromPage, frameId: string) => void,
) {
  const world = `preload-${randomBytes(8).toString("hex")}`
  const bytes = createPageBytes()
  const frames = new Map<number, string>()
  const backlog: ToPage[] = []
  let topContext: number | undefined
  let topFrame: string | undefined

  cdp.on("Runtime.executionContextCreated", ({ context }) => {
    if (context.name !== world) return
    const frameId = frameOf(context.auxData)
    frames.set(context.id, frameId)
    if (frameId === topFrame) topContext = context.id
  })
  cdp.on("Runtime.executionContextDestroyed", ({ executionContextId }) => {
    frames.delete(executionContextId)
    if (topContext === executionContextId) topContext = undefined
  })
  cdp.on("Runtime.executionContextsCleared", () => {
    frames.clear()
    topContext = undefined
    bytes.clear()
  })
  cdp.on("Runtime.bindingCalled", ({ name, payload, executionContextId }) => {
    const frameId = frames.get(executionContextId)
    if (name !== bindingName || frameId === undefined) return
    const message = JSON.parse(payload) as FromPage
    if (message.kind === "part") bytes.takePart(message.id, message.text)
    else hear(message, frameId)
  })

  /** False when no page of the app is there to hear it: then it is dropped, as Electron drops it. */
  function tell(message: ToPage): boolean {
    if (topContext === undefined) return false
    backlog.push(message)
    if (backlog.length === 1) void drain()
    return true
  }

  /** One at a time and in order: calls that overlap could overtake each other. */
  async function drain(): Promise<void> {
    for (let message = backlog[0]; message !== undefined; message = backlog[0]) {
      const contextId = topContext
      if (contextId !== undefined) {
        await cdp
          .send("Runtime.callFunctionOn", {
            executionContextId: contextId,
            functionDeclaration: "(text) => { globalThis.fromShell?.(text) }",
            arguments: [{ value: JSON.stringify(message) }],
          })
          // The page went away in between, and its messages with it.
          .catch(() => undefined)
      }
      backlog.shift()
    }
  }

  return {
    bytes,
    tell,
    packed: (value: unknown): { nodes: Packed["nodes"]; bytes: ReturnType<typeof bytes.write> } => {
      const { nodes, bytes: contents } = pack(value)
      return { nodes, bytes: bytes.write(contents) }
    },
    /** Must be done before the page navigates. */
    open: async (frameId: string, preload: string): Promise<void> => {
      topFrame = frameId
      const settings: PageSettings = {
        secret: randomBytes(16).toString("hex"),
        token: bytes.token,
        origin,
        platform: process.platform,
        versions: { node: process.versions.node, chrome: process.versions["chrome"] ?? "" },
      }
      await cdp.send("Runtime.enable")
      await cdp.send("Runtime.addBinding", { name: bindingName, executionContextName: world })
      await cdp.send("Page.addScriptToEvaluateOnNewDocument", { source: mainWorldSource(settings) })
      await cdp.send("Page.addScriptToEvaluateOnNewDocument", {
        source: isolatedSource(settings, preload),
        worldName: world,
      })
    },
  }
}

function frameOf(auxData: unknown): string {
  const isRecord = typeof auxData === "object" && auxData !== null && "frameId" in auxData
  return isRecord && typeof auxData.frameId === "string" ? auxData.frameId : ""
}

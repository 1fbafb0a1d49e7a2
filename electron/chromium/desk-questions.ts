import { existsSync, readdirSync, statSync } from "node:fs"
import { homedir } from "node:os"
import { basename, dirname, isAbsolute, join, resolve } from "node:path"
import type * as Electron from "electron"
import type { Page } from "playwright-core"
import { openDesk } from "./desk.ts"
import { deskHtml } from "./desk-html.ts"
import type { DeskQuestion } from "./desk-question.ts"
import type { Asker } from "./dialog-tools.ts"

/** What the owner decided; undefined when the window was closed. */
type Answer = { readonly button: number } | { readonly path: string } | undefined

/** What the question's page sends, as JSON through a binding of its own. */
type FromDesk = { readonly answer: Answer } | { readonly list: string }

/** Opens the question in a window of its own; undefined when it is closed unanswered. */
async function ask(question: DeskQuestion, signal?: AbortSignal): Promise<Answer> {
  const page = await openDesk(deskHtml(question), question.path === undefined ? 320 : 560)
  try {
    return await new Promise<Answer>((resolveAnswer, reject) => {
      if (signal?.aborted === true || page.isClosed()) resolveAnswer(undefined)
      page.once("close", () => resolveAnswer(undefined))
      signal?.addEventListener("abort", () => resolveAnswer(undefined), { once: true })
      serve(page, resolveAnswer).catch((error: unknown) => {
        // A window that was closed meanwhile is an answer.
        if (page.isClosed()) resolveAnswer(undefined)
        else reject(error)
      })
    })
  } finally {
    await page.close().catch(() => undefined)
  }
}

async function serve(page: Page, answer: (given: Answer) => void): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  cdp.on("Runtime.bindingCalled", ({ name, payload }) => {
    if (name !== "tellRuntime") return
    const told = JSON.parse(payload) as FromDesk
    if (!("list" in told)) return answer(told.answer)
    const expression = `showFolder(${JSON.stringify(listFolder(told.list))})`
    cdp.send("Runtime.evaluate", { expression }).catch(() => undefined)
  })
  await cdp.send("Runtime.enable")
  await cdp.send("Runtime.addBinding", { name: "tellRuntime" })
  await cdp.send("Runtime.evaluate", { expression: "begin()" })
}

/** Names in a folder, folders first and hidden ones left out; null when it cannot be read. */
function listFolder(path: string): { path: string; folders: string[]; files: string[] } | null {
  if (!isAbsolute(path)) return null
  try {
    const entries = readdirSync(path, { withFileTypes: true }).filter((entry) => !entry.name.startsWith("."))
    const named = (isFolder: boolean) =>
      entries.filter((entry) => entry.isDirectory() === isFolder).map((entry) => entry.name)
    return { path: resolve(path), folders: named(true).toSorted(), files: named(false).toSorted() }
  } catch {
    return null
  }
}

function extensionsOf(filters: readonly Electron.FileFilter[] = []): string[] {
  return filters.flatMap((filter) => filter.extensions).filter((extension) => extension !== "*")
}

async function askPath(title: string, path: NonNullable<DeskQuestion["path"]>): Promise<string> {
  const answer = await ask({ title, message: title, detail: "", buttons: [], cancelId: -1, path })
  if (answer === undefined || !("path" in answer)) return ""
  const chosen = resolve(answer.path)
  if (!isFitting(chosen, path.kind)) return ""
  const isFree = path.kind !== "save" || !existsSync(chosen) || (await mayReplace(chosen))
  return isFree ? chosen : askPath(title, { ...path, start: chosen })
}

async function mayReplace(path: string): Promise<boolean> {
  const message = `Replace ${basename(path)}?`
  const detail = "A file of this name is there already. Replacing it overwrites what it holds."
  const answer = await ask({
    title: message,
    message,
    detail,
    buttons: ["Cancel", "Replace"],
    cancelId: 0,
    path: undefined,
  })
  return answer !== undefined && "button" in answer && answer.button === 1
}

function isFitting(path: string, kind: NonNullable<DeskQuestion["path"]>["kind"]): boolean {
  if (kind === "save") return existsSync(dirname(path))
  return existsSync(path) && statSync(path).isDirectory() === (kind === "folder")
}

/** The runtime's own small window, where the system has no dialogs for programs like this one. */
export const askInDesk: Asker = {
  message: async (question) => {
    const { title = "", message, detail = "", buttons, cancelId } = question
    const answer = await ask({ title, message, detail, buttons, cancelId, path: undefined }, question.signal)
    return answer !== undefined && "button" in answer ? answer.button : question.cancelId
  },
  open: async (options) => {
    const wantsFolder = options.properties?.some((one) => one === "openDirectory") === true
    const path = await askPath(options.title ?? (wantsFolder ? "Choose a folder" : "Open a file"), {
      kind: wantsFolder ? "folder" : "file",
      start: options.defaultPath ?? homedir(),
      extensions: extensionsOf(options.filters),
    })
    return path === "" ? [] : [path]
  },
  save: (options) =>
    askPath(options.title ?? "Save as", {
      kind: "save",
      start: options.defaultPath ?? join(homedir(), "file"),
      extensions: extensionsOf(options.filters),
    }),
}

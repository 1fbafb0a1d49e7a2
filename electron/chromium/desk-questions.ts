import { existsSync, readdirSync, statSync } from "node:fs"
import { homedir } from "node:os"
import { dirname, isAbsolute, join, resolve } from "node:path"
import type * as Electron from "electron"
import type { Page } from "playwright-core"
import { openDesk } from "./desk.ts"
import { deskHtml } from "./desk-html.ts"
import type { Asker } from "./dialog-tools.ts"

/** What the question's page sends: a button's number, or the path that was chosen. */
type Answer = { readonly button: number } | { readonly path: string } | undefined

type Path = {
  readonly kind: "file" | "folder" | "save"
  readonly start: string
  readonly extensions: readonly string[]
}

/** Opens the question in a window of its own; undefined when it is closed unanswered. */
async function ask(html: string, signal?: AbortSignal): Promise<Answer> {
  const page = await openDesk(html)
  try {
    return await new Promise<Answer>((resolveAnswer, reject) => {
      if (signal?.aborted === true || page.isClosed()) resolveAnswer(undefined)
      page.once("close", () => resolveAnswer(undefined))
      signal?.addEventListener("abort", () => resolveAnswer(undefined), { once: true })
      serve(page, resolveAnswer).catch(reject)
    })
  } finally {
    await page.close().catch(() => undefined)
  }
}

async function serve(page: Page, answer: (given: Answer) => void): Promise<void> {
  await page.exposeFunction("answer", answer)
  await page.exposeFunction("listFolder", listFolder)
  await page.evaluate("begin()")
}

/** Names in a folder, folders first and hidden ones left out; null when it cannot be read. */
function listFolder(path: unknown): { path: string; folders: string[]; files: string[] } | null {
  if (typeof path !== "string" || !isAbsolute(path)) return null
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

async function askPath(title: string, path: Path): Promise<string> {
  const answer = await ask(deskHtml({ title, message: title, detail: "", buttons: [], cancelId: -1, path }))
  if (answer === undefined || !("path" in answer)) return ""
  const chosen = resolve(answer.path)
  return isFitting(chosen, path.kind) ? chosen : ""
}

function isFitting(path: string, kind: Path["kind"]): boolean {
  if (kind === "save") return existsSync(dirname(path))
  return existsSync(path) && statSync(path).isDirectory() === (kind === "folder")
}

/** The runtime's own small window, where the system has no dialogs for programs like this one. */
export const askInDesk: Asker = {
  message: async (question) => {
    const answer = await ask(
      deskHtml({
        title: question.title ?? "",
        message: question.message,
        detail: question.detail ?? "",
        buttons: question.buttons,
        cancelId: question.cancelId,
        path: undefined,
      }),
      question.signal,
    )
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

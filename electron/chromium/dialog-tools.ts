import { execFile } from "node:child_process"
import { existsSync } from "node:fs"
import { delimiter, join } from "node:path"
import type * as Electron from "electron"
import { isHeadless } from "./browser.ts"

export type MessageQuestion = Electron.MessageBoxOptions & {
  readonly buttons: readonly string[]
  readonly cancelId: number
}

/** The ways to ask. Paths are absolute; an empty list or text means that the owner cancelled. */
export type Asker = {
  /** The index of the button. */
  readonly message: (question: MessageQuestion) => Promise<number>
  readonly open: (options: Electron.OpenDialogOptions) => Promise<string[]>
  readonly save: (options: Electron.SaveDialogOptions) => Promise<string>
}

/** Undefined without a screen, and where neither program is installed. */
export function findDialogTool(): Asker | undefined {
  const hasScreen = process.env["DISPLAY"] !== undefined || process.env["WAYLAND_DISPLAY"] !== undefined
  if (isHeadless || process.platform !== "linux" || !hasScreen) return undefined
  if (process.env["XDG_CURRENT_DESKTOP"]?.includes("KDE") === true && isInstalled("kdialog")) return kdialog
  if (isInstalled("zenity")) return zenity
  return isInstalled("kdialog") ? kdialog : undefined
}

function isInstalled(name: string): boolean {
  return (process.env["PATH"] ?? "")
    .split(delimiter)
    .some((folder) => folder !== "" && existsSync(join(folder, name)))
}

type Outcome = { readonly code: number; readonly text: string }

function run(program: string, args: readonly string[], signal?: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    const options = signal === undefined ? {} : { signal }
    const child = execFile(program, args, options, (_error, stdout) => {
      resolve({ code: child.exitCode ?? 1, text: stdout.replace(/\n$/, "") })
    })
  })
}

const textOf = (question: MessageQuestion) =>
  [question.message, question.detail ?? ""].filter(Boolean).join("\n\n")

/** Pango, which zenity uses, reads markup; what is asked is plain text. */
const zenity: Asker = {
  message: async (question) => {
    const [only = "OK"] = question.buttons
    const kind = question.buttons.length > 1 ? "--question" : question.type === "error" ? "--error" : "--info"
    const common = [kind, "--no-markup", `--title=${question.title ?? ""}`, `--text=${textOf(question)}`]
    if (question.buttons.length === 1) {
      await run("zenity", [...common, `--ok-label=${only}`], question.signal)
      return 0
    }
    const others = question.buttons.filter((_label, index) => index !== question.cancelId)
    const [agree = "OK", ...extra] = others
    const cancel = question.buttons[question.cancelId] ?? "Cancel"
    const labels = [
      `--ok-label=${agree}`,
      `--cancel-label=${cancel}`,
      ...extra.map((label) => `--extra-button=${label}`),
    ]
    const isCancelDefault = question.defaultId === undefined || question.defaultId === question.cancelId
    const safe = isCancelDefault ? ["--default-cancel"] : []
    const { code, text } = await run("zenity", [...common, ...safe, ...labels], question.signal)
    if (code === 0) return question.buttons.indexOf(agree)
    return text !== "" && extra.includes(text) ? question.buttons.indexOf(text) : question.cancelId
  },
  open: async (options) => {
    const has = (property: string) => options.properties?.some((one) => one === property) === true
    const { code, text } = await run("zenity", [
      "--file-selection",
      `--title=${options.title ?? "Open"}`,
      ...(has("openDirectory") ? ["--directory"] : []),
      ...(has("multiSelections") ? ["--multiple", "--separator=\n"] : []),
      ...(options.defaultPath === undefined ? [] : [`--filename=${options.defaultPath}`]),
      ...zenityFilters(options.filters),
    ])
    return code === 0 ? text.split("\n").filter((path) => path !== "") : []
  },
  save: async (options) => {
    const { code, text } = await run("zenity", [
      "--file-selection",
      "--save",
      "--confirm-overwrite",
      `--title=${options.title ?? "Save"}`,
      ...(options.defaultPath === undefined ? [] : [`--filename=${options.defaultPath}`]),
      ...zenityFilters(options.filters),
    ])
    return code === 0 ? text : ""
  },
}

function zenityFilters(filters: readonly Electron.FileFilter[] = []): string[] {
  return filters.map(
    ({ name, extensions }) => `--file-filter=${name} | ${extensions.map((one) => `*.${one}`).join(" ")}`,
  )
}

const kdialog: Asker = {
  message: async (question) => {
    const [only = "OK", second] = question.buttons
    const title = ["--title", question.title ?? ""]
    if (second === undefined) {
      await run(
        "kdialog",
        [...title, question.type === "error" ? "--error" : "--msgbox", textOf(question)],
        question.signal,
      )
      return 0
    }
    if (question.buttons.length === 2) {
      const agree = question.buttons.findIndex((_label, index) => index !== question.cancelId)
      const labels = [
        "--yes-label",
        question.buttons[agree] ?? only,
        "--no-label",
        question.buttons[question.cancelId] ?? second,
      ]
      const { code } = await run(
        "kdialog",
        [...title, "--yesno", textOf(question), ...labels],
        question.signal,
      )
      return code === 0 ? agree : question.cancelId
    }
    const choices = question.buttons.flatMap((label, index) => [String(index), label])
    const { code, text } = await run(
      "kdialog",
      [...title, "--menu", textOf(question), ...choices],
      question.signal,
    )
    return code === 0 && /^\d+$/.test(text) ? Number(text) : question.cancelId
  },
  open: async (options) => {
    const has = (property: string) => options.properties?.some((one) => one === property) === true
    const start = options.defaultPath ?? "."
    const args = has("openDirectory")
      ? ["--getexistingdirectory", start]
      : [
          "--getopenfilename",
          start,
          kdialogFilter(options.filters),
          ...(has("multiSelections") ? ["--multiple", "--separate-output"] : []),
        ]
    const { code, text } = await run("kdialog", ["--title", options.title ?? "Open", ...args])
    return code === 0 ? text.split("\n").filter((path) => path !== "") : []
  },
  save: async (options) => {
    const { code, text } = await run("kdialog", [
      "--title",
      options.title ?? "Save",
      "--getsavefilename",
      options.defaultPath ?? ".",
      kdialogFilter(options.filters),
    ])
    return code === 0 ? text : ""
  },
}

function kdialogFilter(filters: readonly Electron.FileFilter[] = []): string {
  if (filters.length === 0) return "All files (*)"
  return filters
    .map(({ name, extensions }) => `${name} (${extensions.map((one) => `*.${one}`).join(" ")})`)
    .join("\n")
}

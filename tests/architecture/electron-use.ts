import { readFileSync } from "node:fs"
import { join } from "node:path"
import { readModule } from "./read-module.ts"
import { projectRoot, sourceFiles } from "./source-files.ts"

/** Class or interface of Electron's declarations → members that are used; an event is its name in quotation marks. */
export type ElectronUse = Readonly<Record<string, readonly string[]>>

/** How the sources call an object of Electron → its type. Some names stand for two: what is declared on neither is noise. */
const typesOfNames = new Map<string, readonly string[]>([
  ["app", ["App"]],
  ["BrowserWindow", ["BrowserWindow"]],
  ["clipboard", ["Clipboard"]],
  ["commandLine", ["CommandLine"]],
  ["contents", ["WebContents"]],
  ["sender", ["WebContents"]],
  ["contextBridge", ["ContextBridge"]],
  ["dialog", ["Dialog"]],
  ["each", ["Session"]],
  ["ipcMain", ["IpcMain"]],
  ["ipcRenderer", ["IpcRenderer"]],
  ["Menu", ["Menu"]],
  ["nativeTheme", ["NativeTheme"]],
  ["own", ["Session"]],
  ["powerMonitor", ["PowerMonitor"]],
  ["protocol", ["Protocol"]],
  ["screen", ["Screen"]],
  ["session", ["Session"]],
  ["shell", ["Shell"]],
  ["webContents", ["WebContents"]],
  ["webRequest", ["WebRequest"]],
  ["window", ["BrowserWindow"]],
])

const declarations = readFileSync(join(projectRoot, "node_modules/electron/electron.d.ts"), "utf8")
const blocks = new Map<string, string>()

/** A type's declared members, those of its parents included. */
function blockOf(type: string): string {
  const known = blocks.get(type)
  if (known !== undefined) return known
  const start = new RegExp(`^  (?:class|interface) ${type}(?: extends (\\w+))?[^{]*\\{$`, "m").exec(
    declarations,
  )
  if (start === null) return ""
  const own = declarations.slice(start.index, declarations.indexOf("\n  }\n", start.index))
  const parent = start[1] === undefined || start[1] === type ? "" : blockOf(start[1])
  blocks.set(type, own + parent)
  return own + parent
}

function declares(type: string, member: string): boolean {
  if (member.startsWith('"')) return blockOf(type).includes(`event: '${member.slice(1, -1)}'`)
  return new RegExp(`^    (?:static |readonly )*${member}[?(<:]`, "m").test(blockOf(type))
}

const shellSources = () => sourceFiles(["electron/main", "electron/preload"], /(?<!\.d)\.ts$/)

/** What `main` and `preload` import from `electron` to run it, types left out. */
export function importedExports(): string[] {
  const names = shellSources().flatMap((file) =>
    readModule(file)
      .imports.filter(({ specifier, kind }) => /^electron(?:\/|$)/.test(specifier) && kind === "value")
      .flatMap((one) => one.names),
  )
  // A type that stands beside values in one import is named with them.
  const values = names.filter((name) => !/^Ipc\w+Event$/.test(name))
  return [...new Set(values)].toSorted()
}

/** Every member and event of Electron's objects that the sources of `main` and `preload` name. */
export function usedMembers(): ElectronUse {
  const found = new Map<string, Set<string>>()
  const note = (types: readonly string[], member: string) => {
    for (const type of types.filter((one) => declares(one, member))) {
      found.set(type, (found.get(type) ?? new Set()).add(member))
    }
  }
  for (const { text } of shellSources()) {
    const code = withoutComments(text)
    for (const [, name = "", member = ""] of code.matchAll(/\b(\w+)(?=\s*\??\.\s*(\w+)\b)/g)) {
      note(typesOfNames.get(name) ?? [], member)
    }
    for (const [, member = ""] of code.matchAll(/\bbuildFromTemplate\([^)]*\)\s*\.\s*(\w+)/g))
      note(["Menu"], member)
    for (const [, name = "", event = ""] of code.matchAll(/\b(\w+)\s*\.(?:on|once)\(\s*"([\w-]+)"/g)) {
      note(typesOfNames.get(name) ?? [], `"${event}"`)
    }
    for (const [, name = "", list = ""] of code.matchAll(
      /Pick<\s*(?:Electron\.|Parts<")(\w+)[^,]*,([^>]*)>/g,
    )) {
      const types = typesOfNames.get(name) ?? [name]
      if (types[0] === "ContextMenuParams") continue
      for (const [, member = ""] of list.matchAll(/"(\w+)"/g)) note(types, member)
    }
  }
  return Object.fromEntries(
    [...found]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([type, members]) => [type, [...members].toSorted()] as const),
  )
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, "")
}

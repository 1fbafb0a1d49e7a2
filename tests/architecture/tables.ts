/**
 * The two tables of docs/ARCHITECTURE.md that a test holds the code to. What is not listed is refused; a new line is a
 * decision, made here on purpose.
 */

/** Folder → the folders it may import from, besides itself. */
export const allowedLayers: Readonly<Record<string, readonly string[]>> = {
  "src/base": [],
  "src/domain": ["src/base"],
  "src/crypto": ["src/base"],
  "src/vault": ["src/crypto", "src/base"],
  "src/documents": ["src/base"],
  "src/contract": ["src/base"],
  "src/storage": ["src/vault", "src/domain", "src/base"],
  "src/query": ["src/domain", "src/base"],
  "src/search": ["src/query", "src/documents", "src/domain", "src/base"],
  "src/transfer": ["src/documents", "src/domain", "src/vault", "src/crypto", "src/base"],
  "src/worker": [
    "src/transfer",
    "src/search",
    "src/query",
    "src/storage",
    "src/documents",
    "src/vault",
    "src/crypto",
    "src/domain",
    "src/contract",
    "src/base",
    "resources",
  ],
  "src/ui": ["src/base"],
  // The page that reads a backup without the app: written from docs/FORMAT.md alone, so that it proves what stands there.
  "src/reader": [],
  "src/editor": ["src/documents", "src/ui", "src/base"],
  "src/app": [
    "src/ui",
    "src/editor",
    "src/query",
    "src/documents",
    "src/domain",
    "src/contract",
    "src/base",
    "resources",
  ],
  "electron/main": ["src/contract", "src/base"],
  "electron/preload": ["src/contract", "src/base"],
  "electron/chromium": ["src/contract", "src/base"],
  "electron/launch": [],
  "electron/package": ["electron/launch"],
}

/** Files (or the files of a folder, where it ends in `/`) that a folder may import although it is closed to it; `type` lets only types through. */
export const allowedFiles: readonly { from: string; to: string; kind: "type" | "url" }[] = [
  { from: "src/app", to: "src/worker/api.ts", kind: "type" },
  { from: "src/app", to: "src/worker/api/", kind: "type" },
  // The worker's entry is named by address, never imported: its code does not enter the page.
  { from: "src/app", to: "src/worker/main.ts", kind: "url" },
]

/** Package (or the prefix of a family, ending in `/` or `-`) → the only folders that import it. */
export const packageImporters: Readonly<Record<string, readonly string[]>> = {
  "libsodium-wrappers-sumo": ["src/crypto"],
  "@scure/bip39": ["src/crypto", "src/reader"],
  "@scure/base": ["src/crypto", "src/reader"],
  "age-encryption": ["src/transfer", "src/reader"],
  "@noble/hashes": ["src/reader"],
  yaml: ["src/transfer"],
  dexie: ["src/storage"],
  "@sqlite.org/sqlite-wasm": ["src/search"],
  "@tiptap/": ["src/editor", "src/documents"],
  "prosemirror-": ["src/editor", "src/documents"],
  mdast: ["src/documents"],
  "mdast-util-": ["src/documents"],
  "micromark-": ["src/documents"],
  dompurify: ["src/editor"],
  "@zxcvbn-ts/": ["src/app/first-run"],
  react: ["src/ui", "src/app", "src/editor"],
  "react-dom": ["src/app"],
  "react-aria-components": ["src/ui", "src/app", "src/editor"],
  "@internationalized/date": ["src/ui"],
  "@tanstack/react-virtual": ["src/ui"],
  "lucide-react": ["src/ui", "src/app", "src/editor"],
  "@fontsource-variable/": ["src/ui"],
  diff: ["src/app/versions"],
  comlink: ["src/worker", "src/app"],
  zod: ["src/contract", "electron/main"],
  electron: ["electron/main", "electron/preload"],
  "playwright-core": ["electron/chromium"],
  "@electron/fuses": ["electron/package"],
  "electron-builder": ["electron/package"],
  "node:": ["electron/package", "electron/main", "electron/chromium", "electron/launch"],
}

/** Package → folders that import its types, and nothing of it that runs. */
export const typeImporters: Readonly<Record<string, readonly string[]>> = {
  // The fallback runtime stands in for Electron and is held to Electron's own declarations.
  electron: ["electron/chromium"],
}

/** Electron's export → the only folder that may import it: one door for messages, one for everything else of its kind. */
export const electronExports: Readonly<Record<string, string>> = {
  ipcMain: "electron/main/ipc",
  ipcRenderer: "electron/preload",
  contextBridge: "electron/preload",
}

/** Build configurations import the build's own tools and nothing of the app. */
export const isBuildConfig = (path: string): boolean => path.endsWith(".config.ts")

/** Files over the limit of lines, each with its reason. */
export const longFiles: Readonly<Record<string, string>> = {}

/** Entry points that Electron or Vite expects under this name; any other `index` is a barrel. */
export const indexFiles: readonly string[] = ["electron/main/index.ts", "electron/preload/index.ts"]

/** Files that read an element's markup, which is harmless; assigning it is refused in these as well. */
export const markupReaders: readonly string[] = ["src/editor/html/rebuild-html.ts"]

import { resolve } from "node:path"
import tailwindcss from "@tailwindcss/vite"
import react from "@vitejs/plugin-react"
import { defineConfig } from "electron-vite"
import type { Plugin } from "vite"

const root = resolve(import.meta.dirname, "..")

/** SQLite's package brings workers for files that the browser keeps; the search index is in memory and starts none. */
const withoutSqliteWorkers: Plugin = {
  name: "without-sqlite-workers",
  enforce: "post",
  generateBundle(_, bundle) {
    for (const name of Object.keys(bundle)) {
      if (/\/sqlite3-(?:worker1|opfs-async-proxy)-/.test(name)) Reflect.deleteProperty(bundle, name)
    }
  },
}

/** `out/` mirrors what Electron loads: main (ESM, self-contained), one sandboxed CommonJS preload, the page with its workers. */
export default defineConfig({
  main: {
    build: {
      // Self-contained: the packaged main needs no node_modules beside it.
      externalizeDeps: false,
      outDir: resolve(root, "out/main"),
      rollupOptions: { input: { index: resolve(root, "electron/main/index.ts") } },
    },
  },
  preload: {
    build: {
      // A sandboxed preload can require nothing but "electron", so everything else is bundled into one CommonJS file.
      externalizeDeps: false,
      outDir: resolve(root, "out/preload"),
      rollupOptions: {
        input: { index: resolve(root, "electron/preload/index.ts") },
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  renderer: {
    root: resolve(root, "src/app"),
    // The page that reads backups without the app, given away as it is.
    publicDir: resolve(root, "resources/reader"),
    plugins: [react(), tailwindcss(), withoutSqliteWorkers],
    resolve: {
      alias: {
        // Its form for browsers asks an element for what `&amp;` means: the worker has none, the page's policy refuses it.
        "decode-named-character-reference": resolve(
          root,
          "node_modules/decode-named-character-reference/index.js",
        ),
      },
    },
    worker: { format: "es" },
    build: {
      outDir: resolve(root, "out/renderer"),
      emptyOutDir: true,
      minify: "oxc",
      modulePreload: { polyfill: false },
      // Every asset is a file of its own: the CSP allows no data: scripts, styles or fonts.
      assetsInlineLimit: 0,
      rollupOptions: { input: { index: resolve(root, "src/app/index.html") } },
    },
  },
})

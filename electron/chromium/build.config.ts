import { builtinModules } from "node:module"
import { resolve } from "node:path"
import { build, defineConfig, type Plugin } from "vite"

const here = import.meta.dirname
const pageScript = "?page-script"

/**
 * `import text from "./page/x.ts?page-script"` gives the file with all it imports as one classic script, to be put into
 * a page before its own scripts run.
 */
function pageScripts(): Plugin {
  return {
    name: "page-script",
    enforce: "pre",
    resolveId(source, importer) {
      if (!source.endsWith(pageScript) || importer === undefined) return null
      return resolve(importer, "..", source)
    },
    async load(id) {
      if (!id.endsWith(pageScript)) return null
      const entry = id.slice(0, -pageScript.length)
      this.addWatchFile(entry)
      const built = await build({
        configFile: false,
        logLevel: "warn",
        build: {
          write: false,
          target: "esnext",
          minify: false,
          lib: { entry, formats: ["iife"], name: "script", fileName: "script" },
        },
      })
      const [result] = Array.isArray(built) ? built : [built]
      if (result === undefined || !("output" in result)) throw new Error(`${entry} was not built`)
      return `export default ${JSON.stringify(result.output[0].code)}`
    },
  }
}

export default defineConfig({
  plugins: [pageScripts()],
  build: {
    ssr: true,
    target: "node20",
    outDir: resolve(here, "../../out/chromium"),
    emptyOutDir: true,
    minify: false,
    rollupOptions: {
      external: ["playwright-core", ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
      input: {
        register: resolve(here, "register.ts"),
        resolve: resolve(here, "resolve.ts"),
        electron: resolve(here, "electron.ts"),
      },
      output: { format: "es", entryFileNames: "[name].mjs", chunkFileNames: "[name].mjs" },
    },
  },
})

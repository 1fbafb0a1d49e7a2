import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { defineConfig, type Plugin } from "vite"

const here = import.meta.dirname

/** Puts script and style into the one file that is saved beside backups, and lets its policy run nothing but them. */
function onePage(): Plugin {
  return {
    name: "one-page",
    generateBundle(_options, bundle) {
      const [name, chunk] = Object.entries(bundle)[0] ?? []
      if (name === undefined || chunk?.type !== "chunk")
        throw new Error("The reader was not built into one script")
      // Nothing in a script may look like its end to the page around it.
      const script = chunk.code.replaceAll("</script", String.raw`<\/script`).trim()
      const style = readFileSync(join(here, "page.css"), "utf8").trim()
      const page = readFileSync(join(here, "page.html"), "utf8")
      const source = page
        .replace("SCRIPT-HASH", () => hashOf(script))
        .replace("STYLE-HASH", () => hashOf(style))
        .replace("STYLE", () => style)
        .replace("SCRIPT", () => script)
      delete bundle[name]
      this.emitFile({ type: "asset", fileName: "reader.html", source })
    },
  }
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`
}

export default defineConfig({
  plugins: [onePage()],
  build: {
    target: "es2022",
    outDir: resolve(here, "../../resources/reader"),
    emptyOutDir: false,
    minify: "oxc",
    modulePreload: false,
    lib: { entry: join(here, "main.ts"), formats: ["iife"], name: "reader", fileName: "reader" },
  },
})

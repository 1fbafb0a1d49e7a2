import { spawn } from "node:child_process"
import { dirname } from "node:path"
import { pathToFileURL } from "node:url"
import { NotHere } from "./not-here.ts"

/** The system's own way to open an address or a folder. It outlives the app and inherits nothing from it. */
function openBySystem(target: string): Promise<void> {
  const [program, args] =
    process.platform === "darwin"
      ? ["open", [target]]
      : process.platform === "win32"
        ? ["rundll32", ["url.dll,FileProtocolHandler", target]]
        : ["xdg-open", [target]]
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: "ignore", detached: true })
    child.once("error", reject)
    child.once("spawn", () => {
      child.unref()
      resolve()
    })
  })
}

export const shell = {
  async openExternal(url: string): Promise<void> {
    // Parsed, so that no text that is not an address reaches another program's command line.
    await openBySystem(new URL(url).href)
  },

  /** Opens the folder; which file was meant can be shown on macOS and Windows alone. */
  showItemInFolder(path: string): void {
    if (process.platform === "darwin")
      spawn("open", ["-R", path], { stdio: "ignore", detached: true }).unref()
    else if (process.platform === "win32")
      spawn("explorer", [`/select,${path}`], { stdio: "ignore", detached: true }).unref()
    else void openBySystem(pathToFileURL(dirname(path)).href).catch(() => undefined)
  },

  /** As in Electron, resolves with an empty text or with what went wrong. */
  async openPath(path: string): Promise<string> {
    return openBySystem(pathToFileURL(path).href).then(
      () => "",
      (error: unknown) => String(error),
    )
  },

  trashItem(_path: string): Promise<void> {
    return Promise.reject(new NotHere("shell.trashItem"))
  },

  beep(): void {
    process.stdout.write("\u0007")
  },
}

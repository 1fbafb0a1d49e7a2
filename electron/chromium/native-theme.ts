import { EventEmitter } from "node:events"
import type * as Electron from "electron"
import type { CDPSession } from "playwright-core"
import { host } from "./host.ts"

type Source = Electron.NativeTheme["themeSource"]

/** Light or dark as the browser knows it of the system, or as `main` chose it for every page. */
class NativeThemeStandIn
  extends EventEmitter
  implements Pick<Electron.NativeTheme, "themeSource" | "shouldUseDarkColors">
{
  #source: Source = "system"
  #systemIsDark = false

  get themeSource(): Source {
    return this.#source
  }

  set themeSource(source: Source) {
    if (source === this.#source) return
    const before = this.shouldUseDarkColors
    this.#source = source
    this.emit("source-changed")
    if (before !== this.shouldUseDarkColors) this.emit("updated")
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === "system" ? this.#systemIsDark : this.#source === "dark"
  }

  /** Before `main` asks for the first time. */
  async read(): Promise<void> {
    const page = host.running?.firstPage
    const isDark: unknown = await page?.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    this.#systemIsDark = isDark === true
  }

  /** What a page says of itself; while `main` has chosen, it only echoes that choice. */
  pageSays(isDark: boolean): void {
    if (this.#source !== "system" || isDark === this.#systemIsDark) return
    this.#systemIsDark = isDark
    this.emit("updated")
  }

  async applyTo(cdp: CDPSession): Promise<void> {
    const value = this.#source === "system" ? "" : this.#source
    await cdp.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value }] })
  }
}

export const nativeTheme = new NativeThemeStandIn()

import { tellShell } from "./shell-port.ts"

/** Tells the shell what Electron's main process would hear from the window itself. */
export function watchWindow(): void {
  tellShell({ kind: "focus", focused: document.hasFocus() })
  window.addEventListener("focus", () => tellShell({ kind: "focus", focused: true }))
  window.addEventListener("blur", () => tellShell({ kind: "focus", focused: false }))
  window.addEventListener("resize", () => tellShell({ kind: "resized" }))
  const dark = matchMedia("(prefers-color-scheme: dark)")
  const tellScheme = () => tellShell({ kind: "scheme", dark: dark.matches })
  dark.addEventListener("change", tellScheme)
  tellScheme()

  // The browser asks before it closes a window only if the page wants to be asked; the shell answers in its place.
  window.addEventListener("beforeunload", (event) => event.preventDefault())
}

import type { UiPage } from "./main.tsx"

declare global {
  var uiPage: UiPage
}

export function tell(what: unknown): void {
  globalThis.uiPage.told.push(what)
}

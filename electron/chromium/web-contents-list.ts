import { BrowserWindowStandIn } from "./browser-window.ts"
import type { WebContentsStandIn } from "./web-contents.ts"

const all = () => BrowserWindowStandIn.getAllWindows().map((window) => window.webContents)

export const webContents = {
  getAllWebContents: (): WebContentsStandIn[] => all(),
  getFocusedWebContents: (): WebContentsStandIn | null =>
    BrowserWindowStandIn.getFocusedWindow()?.webContents ?? null,
  fromId: (id: number): WebContentsStandIn | undefined => all().find((contents) => contents.id === id),
}

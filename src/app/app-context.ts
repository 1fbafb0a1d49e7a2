import { createContext, use } from "react"
import type { CallAnswer } from "../contract/calls.ts"
import type { Desktop } from "../contract/desktop.ts"
import type { Toasts } from "../ui/toast.tsx"
import type { Opened } from "../worker/api.ts"
import type { AppearanceControl } from "./appearance.ts"
import type { PendingWork } from "./pending-work.ts"
import type { VaultClient } from "./vault-client.ts"

/** What every screen of the open app may reach. */
export type AppParts = Readonly<{
  client: VaultClient
  desktop: Desktop
  info: CallAnswer<"appInfo">
  appearance: AppearanceControl
  opened: Opened
  pending: PendingWork
  toasts: Toasts
}>

export const AppContext = createContext<AppParts | null>(null)

export function useApp(): AppParts {
  const parts = use(AppContext)
  if (parts === null) throw new Error("used outside the open app")
  return parts
}

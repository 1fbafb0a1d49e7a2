import { createContext, use } from "react"
import type { CallAnswer } from "../contract/calls.ts"
import type { Desktop } from "../contract/desktop.ts"
import type { RecordId } from "../domain/envelope.ts"
import type { Toasts } from "../ui/toast.tsx"
import type { Opened } from "../worker/api.ts"
import type { AppearanceControl } from "./appearance.ts"
import type { Asking } from "./frame/asking.ts"
import type { Place, Where } from "./frame/place.ts"
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
  /** Saves what is pending, then goes. */
  go: (place: Place) => void
  back: () => void
  /** Back from the page of that record, once it is no longer there; nothing where the owner has gone elsewhere meanwhile. */
  leavePage: (id: RecordId) => void
  /** Opens one of the dialogs that can be reached from everywhere. */
  ask: (asking: Asking) => void
  /**
   * Into the trash, with an undo in a note on the screen and under `Ctrl Z`. Resolves with whether it lies there; a refusal
   * is told on the screen.
   */
  trash: (id: RecordId) => Promise<boolean>
  noteWhere: (where: Where) => void
}>

export const AppContext = createContext<AppParts | null>(null)

export function useApp(): AppParts {
  const parts = use(AppContext)
  if (parts === null) throw new Error("used outside the open app")
  return parts
}

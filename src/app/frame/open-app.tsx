import { useMemo, useState, useSyncExternalStore } from "react"
import { makeToasts, Toaster } from "../../ui/toast.tsx"
import { AppContext, type AppParts } from "../app-context.ts"
import { ResumedRotation } from "../settings/keys/resumed-rotation.tsx"
import { writeDates } from "../strings/date-manner.ts"
import { say } from "../strings/say.ts"
import type { Asking } from "./asking.ts"
import { Commands } from "./commands.tsx"
import { Dialogs } from "./dialogs.tsx"
import { HeldDialog } from "./held-dialog.tsx"
import { Notices } from "./notices.tsx"
import type { Place } from "./place.ts"
import { Rail } from "./rail.tsx"
import { Shown } from "./shown.tsx"
import { useNavigation } from "./use-navigation.ts"
import { useTrash } from "./use-trash.ts"
import { useVisits } from "./use-visits.ts"

export type OpenAppProps = Readonly<{
  parts: Pick<AppParts, "client" | "desktop" | "info" | "appearance" | "opened" | "pending">
  place: Place
  onPlace: (place: Place) => void
  onLock: () => void
}>

export function OpenApp({ parts, place: first, onPlace, onLock }: OpenAppProps) {
  const { client, pending } = parts
  const [toasts] = useState(makeToasts)
  const { look } = useSyncExternalStore(parts.appearance.subscribe, parts.appearance.current)
  // Before anything below is drawn, so that every day of this drawing is written alike.
  writeDates(look.dates)
  const [asking, setAsking] = useState<Asking | null>(null)
  const { place, go, back, leavePage, held, stay, leave, note } = useNavigation(first, onPlace, parts)
  useVisits(client, place, asking)
  const trash = useTrash({ client, pending, toasts })
  const app = useMemo<AppParts>(
    () => ({ ...parts, toasts, go, back, leavePage, ask: setAsking, trash, noteWhere: note }),
    [parts, toasts, go, back, leavePage, trash, note],
  )
  return (
    <AppContext value={app}>
      <Commands />
      <div className="grid h-dvh grid-rows-[auto_minmax(0,1fr)] md:grid-cols-[13rem_minmax(0,1fr)] md:grid-rows-1">
        <Rail place={place} onGo={go} onLock={onLock} />
        <main className="grid min-h-0 min-w-0 grid-rows-[auto_minmax(0,1fr)]">
          <div>
            <Notices />
          </div>
          <div className="min-h-0 min-w-0">
            <Shown place={place} />
          </div>
        </main>
      </div>
      <ResumedRotation />
      <Dialogs asking={asking} onClose={() => setAsking(null)} />
      <HeldDialog
        isOpen={held !== null}
        onStay={stay}
        onLeave={leave}
        onRetry={() => held !== null && go(held)}
      />
      <Toaster toasts={toasts} label={say("app.notes")} closeLabel={say("app.close")} />
    </AppContext>
  )
}

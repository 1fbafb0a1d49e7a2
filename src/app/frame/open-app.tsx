import { useCallback, useEffect, useMemo, useState } from "react"
import { localDateOf } from "../../base/local-date.ts"
import type { MenuCommand } from "../../contract/values.ts"
import { makeToasts, Toaster } from "../../ui/toast.tsx"
import { AppContext, type AppParts, useApp } from "../app-context.ts"
import { changeReason } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"
import type { Asking } from "./asking.ts"
import { Dialogs } from "./dialogs.tsx"
import { HeldDialog } from "./held-dialog.tsx"
import { Notices } from "./notices.tsx"
import type { ListScreen, Place } from "./place.ts"
import { Rail } from "./rail.tsx"
import type { Command } from "./shortcuts.ts"
import { Shown } from "./shown.tsx"
import { useNavigation } from "./use-navigation.ts"
import { useShortcuts } from "./use-shortcuts.ts"
import { useTrash } from "./use-trash.ts"

const menuCommands: readonly MenuCommand[] = ["new-session", "new-note", "settings", "shortcuts"]

export type OpenAppProps = Readonly<{
  parts: Pick<AppParts, "client" | "desktop" | "info" | "appearance" | "opened" | "pending">
  place: Place
  onPlace: (place: Place) => void
  onLock: () => void
}>

export function OpenApp({ parts, place: first, onPlace, onLock }: OpenAppProps) {
  const { client, desktop, pending, appearance } = parts
  const [toasts] = useState(makeToasts)
  const [asking, setAsking] = useState<Asking | null>(null)
  const { place, go, back, held, stay, leave, note } = useNavigation(first, onPlace, parts)
  const trash = useTrash({ client, pending, toasts })

  const run = useCallback(
    async (command: Command) => {
      switch (command) {
        case "new-note": {
          const created = await client.vault.createRecord("journal-note", {
            date: localDateOf(new Date()),
            title: "",
          })
          if (created.ok) go({ screen: "note", id: created.value.id, isNew: true })
          else toasts.show({ text: say("trash.failed", { reason: changeReason(created.refusal) }) })
          return
        }
        case "new-session":
          return setAsking({ dialog: "session" })
        case "new-exchange":
          return setAsking({ dialog: "exchange" })
        case "new-action":
          return setAsking({ dialog: "action" })
        case "shortcuts":
          return setAsking({ dialog: "shortcuts" })
        case "settings":
          return go({ screen: "settings" })
        case "find":
          return document
            .querySelector<HTMLElement>("main [role=searchbox], main input[type=search]")
            ?.focus()
        default:
          return go({ screen: command.slice("go-".length) as ListScreen })
      }
    },
    [client, go, toasts],
  )
  useShortcuts(appearance, (command) => void run(command))
  useEffect(
    () =>
      desktop.onCommand(({ command }) => {
        if (command !== "palette" && command !== "search") void run(command)
      }),
    [desktop, run],
  )

  const app = useMemo<AppParts>(
    () => ({ ...parts, toasts, go, back, ask: setAsking, trash, noteWhere: note }),
    [parts, toasts, go, back, trash, note],
  )
  return (
    <AppContext value={app}>
      <StateAnnouncement />
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

/** Tells the shell that the vault is open, whether words wait, and which menu commands are obeyed. */
function StateAnnouncement() {
  const { desktop, pending } = useApp()
  useEffect(() => {
    let told: boolean | null = null
    const tell = () => {
      const dirty = pending.isDirty()
      if (dirty === told) return
      told = dirty
      void desktop.announceState({ state: "unlocked", dirty, commands: [...menuCommands] })
    }
    tell()
    return pending.subscribe(tell)
  }, [desktop, pending])
  return null
}

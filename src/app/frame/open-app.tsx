import { useCallback, useEffect, useState } from "react"
import type { MenuCommand } from "../../contract/values.ts"
import { makeToasts, Toaster, type Toasts } from "../../ui/toast.tsx"
import type { WritingKind, WritingSummary } from "../../worker/api.ts"
import { AppContext, type AppParts, useApp } from "../app-context.ts"
import { SettingsScreen } from "../settings/settings-screen.tsx"
import { saveReason } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"
import { createToday } from "../writings/create-today.ts"
import { WritingScreen } from "../writings/writing-screen.tsx"
import { WritingsScreen } from "../writings/writings-screen.tsx"
import { HeldDialog } from "./held-dialog.tsx"
import { Notices } from "./notices.tsx"
import { firstPlace, type Place } from "./place.ts"
import { Rail } from "./rail.tsx"
import { useNavigation } from "./use-navigation.ts"

const commands: readonly MenuCommand[] = ["new-session", "new-note", "settings"]

export type OpenAppProps = Readonly<{
  parts: Omit<AppParts, "toasts">
  place: Place
  onPlace: (place: Place) => void
  onLock: () => void
}>

export function OpenApp({ parts, place, onPlace, onLock }: OpenAppProps) {
  const [toasts] = useState<Toasts>(makeToasts)
  return (
    <AppContext value={{ ...parts, toasts }}>
      <Frame first={place} onPlace={onPlace} onLock={onLock} />
      <Toaster toasts={toasts} label={say("app.notes")} closeLabel={say("app.close")} />
    </AppContext>
  )
}

function Frame({
  first,
  onPlace,
  onLock,
}: Readonly<{ first: Place; onPlace: (place: Place) => void; onLock: () => void }>) {
  const { client, desktop, pending, toasts } = useApp()
  const { place, go, held, stay, leave, noteCaret } = useNavigation(first, onPlace)
  useStateAnnouncement()

  const create = useCallback(
    async (kind: WritingKind) => {
      const created = await createToday(client.vault, kind)
      if (created.ok) go({ screen: "writing", id: created.value.id, isNew: true })
      else toasts.show({ text: say("save.failed", { reason: saveReason(created.refusal) }) })
    },
    [client, go, toasts],
  )
  const restore = async ({ id }: Pick<WritingSummary, "id">) => {
    const restored = await client.vault.restoreWriting(id)
    toasts.show({
      text: restored.ok
        ? say("writing.restored")
        : say("save.failed", { reason: saveReason(restored.refusal) }),
    })
  }
  const trash = async (writing: Pick<WritingSummary, "id">) => {
    // Flushed first, so that undo brings back the last word too.
    if ((await pending.flush()) === "failed") return
    const trashed = await client.vault.trashWriting(writing.id)
    if (!trashed.ok) {
      toasts.show({ text: say("save.failed", { reason: saveReason(trashed.refusal) }) })
      return
    }
    go(firstPlace)
    toasts.show({
      text: say("writing.trashed"),
      action: { label: say("writing.undo"), onChoose: () => void restore(writing) },
    })
  }

  useEffect(
    () =>
      desktop.onCommand(({ command }) => {
        if (command === "new-note") void create("journal-note")
        if (command === "new-session") void create("mentoring-session")
        if (command === "settings") go({ screen: "settings" })
      }),
    [desktop, create, go],
  )

  return (
    <div className="grid h-dvh grid-rows-[auto_minmax(0,1fr)] md:grid-cols-[13rem_minmax(0,1fr)] md:grid-rows-1">
      <Rail place={place} onGo={go} onLock={onLock} />
      <main className="grid min-h-0 grid-rows-[auto_minmax(0,1fr)]">
        <div>
          <Notices />
        </div>
        <div className="min-h-0">
          <Shown
            place={place}
            onGo={go}
            onCaret={noteCaret}
            onCreate={(kind) => void create(kind)}
            onTrash={(writing) => void trash(writing)}
            onRestore={(writing) => void restore(writing)}
          />
        </div>
      </main>
      <HeldDialog
        isOpen={held !== null}
        onStay={stay}
        onLeave={leave}
        onRetry={() => held !== null && go(held)}
      />
    </div>
  )
}

function Shown({
  place,
  onGo,
  onCaret,
  onCreate,
  onTrash,
  onRestore,
}: Readonly<{
  place: Place
  onGo: (place: Place) => void
  onCaret: (caret: number) => void
  onCreate: (kind: WritingKind) => void
  onTrash: (writing: Pick<WritingSummary, "id">) => void
  onRestore: (writing: WritingSummary) => void
}>) {
  switch (place.screen) {
    case "writings":
    case "trash":
      return (
        <WritingsScreen
          key={place.screen}
          isTrash={place.screen === "trash"}
          onOpen={(id) => onGo({ screen: "writing", id, isNew: false })}
          onCreate={onCreate}
          onShowTrash={(isTrash) => onGo({ screen: isTrash ? "trash" : "writings" })}
          onRestore={onRestore}
        />
      )
    case "writing":
      return (
        <WritingScreen
          key={place.id}
          id={place.id}
          caret={place.caret}
          isNew={place.isNew}
          onCaret={onCaret}
          onBack={() => onGo(firstPlace)}
          onTrash={() => onTrash(place)}
        />
      )
    case "settings":
      return <SettingsScreen />
  }
}

/** Tells the shell that the vault is open, whether words wait, and which menu commands are obeyed. */
function useStateAnnouncement(): void {
  const { desktop, pending } = useApp()
  useEffect(() => {
    let told: boolean | null = null
    const tell = () => {
      const dirty = pending.isDirty()
      if (dirty === told) return
      told = dirty
      void desktop.announceState({ state: "unlocked", dirty, commands: [...commands] })
    }
    tell()
    return pending.subscribe(tell)
  }, [desktop, pending])
}

import { useApp } from "../app-context.ts"
import { createToday } from "../writings/create-today.ts"
import { WritingsScreen } from "../writings/writings-screen.tsx"

export function JournalScreen() {
  const { client, go } = useApp()
  return (
    <WritingsScreen
      isTrash={false}
      onOpen={({ id, kind }) => go({ screen: kind === "journal-note" ? "note" : "session", id })}
      onCreate={(kind) => {
        void createToday(client.vault, kind).then((created) => {
          if (!created.ok) return
          go({ screen: kind === "journal-note" ? "note" : "session", id: created.value.id, isNew: true })
        })
      }}
      onShowTrash={() => go({ screen: "trash" })}
      onRestore={() => undefined}
    />
  )
}

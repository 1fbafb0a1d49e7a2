import { useApp } from "../app-context.ts"
import { WritingsScreen } from "../writings/writings-screen.tsx"

export function TrashScreen() {
  const { client, go } = useApp()
  return (
    <WritingsScreen
      isTrash
      onOpen={() => undefined}
      onCreate={() => undefined}
      onShowTrash={() => go({ screen: "journal" })}
      onRestore={({ id }) => void client.vault.restoreWriting(id)}
    />
  )
}

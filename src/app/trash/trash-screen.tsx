import { Trash2 } from "lucide-react"
import { useState } from "react"
import { Button } from "../../ui/button.tsx"
import { EmptyState } from "../../ui/states.tsx"
import type { TrashRow as TrashRowFacts } from "../../worker/api/records.ts"
import { useApp } from "../app-context.ts"
import { Screen } from "../frame/screen.tsx"
import { useToday } from "../frame/today-date.ts"
import { useWindows } from "../frame/use-windows.ts"
import { WindowList } from "../frame/window-list.tsx"
import { changeReason } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"
import { ConfirmRemoval } from "./confirm-removal.tsx"
import { TrashRow } from "./trash-row.tsx"

/** Everything that was thrown away, of every type, until it is put back or gone for good. */
export function TrashScreen() {
  const { client, toasts } = useApp()
  const today = useToday()
  const windows = useWindows("trash", (vault, window) => vault.listTrash(window))
  const [asking, setAsking] = useState<TrashRowFacts | "all" | null>(null)
  const total = windows.total ?? 0

  const putBack = async ({ id }: TrashRowFacts) => {
    const restored = await client.vault.restoreRecord(id)
    toasts.show({
      text: restored.ok
        ? say("trash.restored")
        : say("trash.failed", { reason: changeReason(restored.refusal) }),
    })
  }
  return (
    <Screen
      title={say("rail.trash")}
      note={total > 0 ? say("trash.count", { count: total }) : null}
      actions={total > 0 && <Button onPress={() => setAsking("all")}>{say("trash.empty-it")}</Button>}
      isList
    >
      <WindowList
        windows={windows}
        label={say("trash.list")}
        empty={<EmptyState icon={<Trash2 />} sentence={say("trash.empty")} action={null} />}
        renderRow={(row, isTabStop) => (
          <TrashRow
            row={row}
            today={today}
            isTabStop={isTabStop}
            onPutBack={() => void putBack(row)}
            onRemove={() => setAsking(row)}
          />
        )}
      />
      {asking !== null && (
        <ConfirmRemoval
          what={asking}
          count={total}
          onClose={() => setAsking(null)}
          onConfirm={() =>
            asking === "all" ? client.vault.emptyTrash() : client.vault.removeRecord(asking.id)
          }
        />
      )}
    </Screen>
  )
}

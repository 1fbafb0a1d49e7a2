import type { RecordId } from "../../domain/envelope.ts"
import { Button } from "../../ui/button.tsx"
import { Notice } from "../../ui/notice.tsx"
import { useApp } from "../app-context.ts"
import { Screen } from "../frame/screen.tsx"
import { changeReason } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"

/** What stands on the page of somebody, or of an organisation, that lies in the trash. */
export function InTrash({ id, name }: Readonly<{ id: RecordId; name: string }>) {
  const { client, toasts, back } = useApp()
  const putBack = async () => {
    const restored = await client.vault.restoreRecord(id)
    toasts.show({
      text: restored.ok
        ? say("trash.restored")
        : say("trash.failed", { reason: changeReason(restored.refusal) }),
    })
  }
  return (
    <Screen title={name === "" ? say("people.unnamed") : name}>
      <div className="grid max-w-measure gap-4">
        <Notice>{say("network.in-trash")}</Notice>
        <div className="flex flex-wrap gap-2">
          <Button onPress={back}>{say("frame.back")}</Button>
          <Button look="primary" takesFocus onPress={() => void putBack()}>
            {say("network.put-back")}
          </Button>
        </div>
      </div>
    </Screen>
  )
}

import { useState } from "react"
import { Button } from "../../ui/button.tsx"
import { DefinitionList } from "../../ui/definition-list.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { Notice } from "../../ui/notice.tsx"
import type { BackupPreview, MergePreview, RestoreDone } from "../../worker/api/backups.ts"
import { useApp } from "../app-context.ts"
import { useAsked } from "../frame/use-asked.ts"
import { say } from "../strings/say.ts"
import { BackupProgress } from "./backup-progress.tsx"
import { restoreReason } from "./backup-words.ts"

type Bringing = "merge" | "replace"

/** What a merge would do, and the two ways into the open vault. */
export function BringBack({
  preview,
  onDone,
  onOther,
}: Readonly<{ preview: BackupPreview; onDone: (done: RestoreDone) => void; onOther: () => void }>) {
  const { client, pending } = useApp()
  const [bringing, setBringing] = useState<Bringing | null>(null)
  const [isAsking, setAsking] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  const bring = async (how: Bringing) => {
    setAsking(false)
    setBringing(how)
    setRefusal(null)
    await pending.flush()
    const brought = await (how === "merge" ? client.vault.mergeBackup() : client.vault.replaceByBackup())
    setBringing(null)
    if (brought.ok) onDone(brought.value)
    else setRefusal(restoreReason(brought.refusal))
  }

  if (preview.origin === "unknown") {
    return (
      <>
        <Notice tone="careful">{say("restore.origin.unknown.more")}</Notice>
        <OtherButton onOther={onOther} />
      </>
    )
  }
  if (bringing !== null) return <BackupProgress client={client} what="restoring" />
  return (
    <>
      {refusal !== null && <Notice tone="trouble">{say("restore.not-done", { reason: refusal })}</Notice>}
      <Merging onMerge={() => void bring("merge")} onReplace={() => setAsking(true)} onOther={onOther} />
      <Dialog
        title={say("restore.replace.title")}
        role="alertdialog"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button look="quiet" takesFocus onPress={() => setAsking(false)}>
              {say("app.cancel")}
            </Button>
            <Button look="danger" onPress={() => void bring("replace")}>
              {say("restore.replace.confirm")}
            </Button>
          </>
        }
      >
        <p>{say("restore.replace.more")}</p>
      </Dialog>
    </>
  )
}

function Merging({
  onMerge,
  onReplace,
  onOther,
}: Readonly<{ onMerge: () => void; onReplace: () => void; onOther: () => void }>) {
  const asked = useAsked("merge", (vault) => vault.previewMerge())
  const found = asked.kind === "here" ? asked.value : null
  if (found !== null && !found.ok) {
    return (
      <>
        <Notice tone="trouble">{say("restore.not-done", { reason: restoreReason(found.refusal) })}</Notice>
        <OtherButton onOther={onOther} />
      </>
    )
  }
  const merge = found?.value ?? null
  const isNothing = merge !== null && changesOf(merge) === 0
  return (
    <div className="grid gap-5 border-t border-line pt-5">
      <div className="grid gap-2">
        <h4 className="font-medium">{say("restore.merge")}</h4>
        <p className="text-sm text-ink-soft">
          {say(isNothing ? "restore.merge.nothing" : "restore.merge.more")}
        </p>
      </div>
      {merge !== null && !isNothing && (
        <DefinitionList
          items={(
            [
              ["adds", merge.added],
              ["updates", merge.updated],
              ["both", merge.both],
              ["removes", merge.removed],
              ["same", merge.same],
            ] as const
          ).map(([what, count]) => ({
            label: say(`restore.merge.${what}`),
            value: count > 0 && say("restore.merge.entries", { count }),
          }))}
        />
      )}
      <div className="flex flex-wrap gap-2.5">
        {!isNothing && (
          <Button look="primary" isDisabled={merge === null} onPress={onMerge}>
            {say("restore.merge")}
          </Button>
        )}
        <Button onPress={onReplace}>{say("restore.replace")}</Button>
        <OtherButton onOther={onOther} />
      </div>
    </div>
  )
}

function OtherButton({ onOther }: Readonly<{ onOther: () => void }>) {
  return (
    <Button look="quiet" onPress={onOther}>
      {say("restore.other")}
    </Button>
  )
}

function changesOf({ added, updated, both, removed }: MergePreview): number {
  return added + updated + both + removed
}

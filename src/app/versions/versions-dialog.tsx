import { useState } from "react"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { Notice } from "../../ui/notice.tsx"
import { ToggleGroup } from "../../ui/toggle-group.tsx"
import type { Version } from "../../worker/api/records.ts"
import { Answer } from "../frame/answer.tsx"
import { useAsked } from "../frame/use-asked.ts"
import { changeReason } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"
import { ShownVersion, type VersionView } from "./shown-version.tsx"
import { type HistoryText, useRestore } from "./use-restore.ts"
import { VersionList } from "./version-list.tsx"

/** The earlier states of one text: read, compared with the present one, brought back. */
export function VersionsDialog({
  text,
  onFlush,
  onRestored,
  onClose,
}: Readonly<{
  text: HistoryText
  /** Saves what was typed a moment ago, so that it is the present state. */
  onFlush: () => Promise<boolean>
  /** The vault's text has become another one. */
  onRestored: () => void
  onClose: () => void
}>) {
  const asked = useAsked(`versions ${text.id} ${text.body}`, async (vault) => {
    await onFlush()
    return vault.listVersions(text.id, text.body)
  })
  const hasVersions = asked.kind === "here" && asked.value.length > 0
  return (
    <Dialog
      title={say("versions.title", { text: text.label })}
      isOpen
      onClose={onClose}
      width={hasVersions ? "page" : "dialog"}
    >
      <Answer asked={asked}>
        {(versions) =>
          versions.length === 0 ? (
            <None onClose={onClose} />
          ) : (
            <Versions
              versions={versions}
              text={text}
              onFlush={onFlush}
              onRestored={onRestored}
              onClose={onClose}
            />
          )
        }
      </Answer>
    </Dialog>
  )
}

function None({ onClose }: Readonly<{ onClose: () => void }>) {
  return (
    <>
      <p className="text-ink-soft">{say("versions.none")}</p>
      <div className="flex justify-end">
        <Button look="primary" takesFocus onPress={onClose}>
          {say("app.close")}
        </Button>
      </div>
    </>
  )
}

function Versions({
  versions,
  text,
  onFlush,
  onRestored,
  onClose,
}: Readonly<{
  versions: readonly Version[]
  text: HistoryText
  onFlush: () => Promise<boolean>
  onRestored: () => void
  onClose: () => void
}>) {
  const [chosen, setChosen] = useState<Version["id"] | null>(null)
  const [view, setView] = useState<VersionView>("as-it-was")
  const { restore, refusal } = useRestore(text, { onFlush, onRestored })
  const version = versions.find(({ id }) => id === chosen) ?? versions[0]
  if (version === undefined) return null
  return (
    <>
      <div className="grid min-h-0 gap-6 md:grid-cols-[14rem_minmax(0,1fr)]">
        <VersionList versions={versions} chosen={version.id} onChoose={setChosen} />
        <div className="grid min-w-0 content-start gap-3">
          <div>
            <ToggleGroup
              label={say("versions.view")}
              value={view}
              onChange={setView}
              options={[
                { value: "as-it-was", label: say("versions.as-it-was") },
                { value: "compared", label: say("versions.compared") },
              ]}
            />
          </div>
          <ShownVersion key={version.id} version={version.id} view={view} text={text} />
        </div>
      </div>
      {refusal !== null && (
        <Notice tone="trouble">{say("trash.failed", { reason: changeReason(refusal) })}</Notice>
      )}
      <div className="flex flex-wrap items-center justify-between gap-2.5">
        <p className="text-sm text-ink-soft">{say("versions.restore.more")}</p>
        <div className="flex flex-wrap gap-2.5">
          <Button onPress={onClose}>{say("app.close")}</Button>
          <Button
            look="primary"
            onPress={() => {
              void restore(version.id).then((isDone) => isDone && onClose())
            }}
          >
            {say("versions.restore")}
          </Button>
        </div>
      </div>
    </>
  )
}

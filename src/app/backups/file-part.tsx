import { FileLock2 } from "lucide-react"
import { useState } from "react"
import { Button } from "../../ui/button.tsx"
import { Notice } from "../../ui/notice.tsx"
import { useApp } from "../app-context.ts"
import { SectionPart } from "../settings/section-part.tsx"
import { saveReason } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"
import { FileDialog } from "./file-dialog.tsx"

/** Everything in one file by hand, and the page that reads it anywhere. */
export function FilePart() {
  const [isAsking, setAsking] = useState(false)
  return (
    <SectionPart title={say("backup.file")}>
      <p className="text-ink-soft">{say("backup.file.more")}</p>
      <Button icon={<FileLock2 aria-hidden="true" className="size-4" />} onPress={() => setAsking(true)}>
        {say("backup.file.make")}
      </Button>
      {isAsking && <FileDialog onClose={() => setAsking(false)} />}
      <Reader />
    </SectionPart>
  )
}

function Reader() {
  const { client, desktop } = useApp()
  const [said, setSaid] = useState<Readonly<{ tone: "calm" | "trouble"; text: string }> | null>(null)

  const save = async () => {
    setSaid(null)
    const picked = await desktop.pickSaveTarget({
      suggestedName: say("backup.reader.name"),
      extensions: ["html"],
    })
    const outcome = picked.ok ? picked.value : ({ outcome: "failed" } as const)
    if (outcome.outcome === "cancelled") return
    if (outcome.outcome !== "picked") {
      const reason = say(`backup.reason.target-${outcome.outcome}`)
      return setSaid({ tone: "trouble", text: say("backup.reader.failed", { reason }) })
    }
    const saved = await client.vault.saveReader(outcome.target)
    setSaid(
      saved.ok
        ? { tone: "calm", text: say("backup.reader.done", { name: outcome.name }) }
        : { tone: "trouble", text: say("backup.reader.failed", { reason: saveReason(saved.refusal) }) },
    )
  }
  return (
    <div className="grid justify-items-start gap-3 pt-3">
      <h3 className="font-medium">{say("backup.reader")}</h3>
      <p className="text-ink-soft">{say("backup.reader.more")}</p>
      <Button onPress={() => void save()}>{say("backup.reader.save")}</Button>
      {said !== null && <Notice tone={said.tone}>{said.text}</Notice>}
    </div>
  )
}

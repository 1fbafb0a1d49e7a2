import { useState } from "react"
import type { CallAnswer } from "../../contract/calls.ts"
import type { Desktop } from "../../contract/desktop.ts"
import { Button } from "../../ui/button.tsx"
import { Notice } from "../../ui/notice.tsx"
import { TextField } from "../../ui/text-field.tsx"
import { say } from "../strings/say.ts"
import { pickTrouble } from "./vault-words.ts"

type PickedFolder = Extract<CallAnswer<"pickVaultFolder">, { outcome: "picked" }>
/** `folder` is null where the app keeps the vault itself. */
export type ChosenPlace = Readonly<{ folder: PickedFolder | null; name: string }>
export const ownPlace: ChosenPlace = { folder: null, name: "" }

/** Where a new vault is to live and, where there are others, what the list calls it. */
export function VaultPlace({
  desktop,
  chosen,
  isNamed,
  onChange,
}: Readonly<{
  desktop: Pick<Desktop, "pickVaultFolder">
  chosen: ChosenPlace
  isNamed: boolean
  onChange: (chosen: ChosenPlace) => void
}>) {
  const [trouble, setTrouble] = useState<string | null>(null)
  const { folder } = chosen
  const pick = async () => {
    setTrouble(null)
    const picked = await desktop.pickVaultFolder({ purpose: "new" })
    const answer = picked.ok ? picked.value : null
    if (answer?.outcome === "picked") onChange({ ...chosen, folder: answer })
    else setTrouble(pickTrouble(answer))
  }
  return (
    <section className="grid max-w-measure gap-4 border-t border-line pt-6">
      {isNamed && (
        <TextField
          label={say("vaults.name")}
          description={say("vaults.name.more")}
          value={chosen.name}
          maxLength={80}
          onChange={(name) => onChange({ ...chosen, name })}
        />
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="min-w-0">
          <span className="block text-sm font-medium">{say("vaults.place")}</span>
          <bdi className="text-ink-soft wrap-anywhere">{folder?.folder ?? say("vaults.place.own")}</bdi>
        </p>
        <div className="flex flex-wrap gap-1">
          <Button size="small" onPress={() => void pick()}>
            {say("vaults.place.choose")}
          </Button>
          {folder !== null && (
            <Button look="quiet" size="small" onPress={() => onChange({ ...chosen, folder: null })}>
              {say("vaults.place.own.choose")}
            </Button>
          )}
        </div>
      </div>
      {trouble !== null && <Notice tone="trouble">{trouble}</Notice>}
      {folder?.isSynced === true && <Notice tone="careful">{say("vaults.place.synced")}</Notice>}
    </section>
  )
}

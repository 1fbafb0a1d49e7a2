import { Unplug, X } from "lucide-react"
import { Button } from "react-aria-components/Button"
import { Chip } from "../../ui/chip.tsx"
import { IconButton } from "../../ui/icon-button.tsx"
import type { VaultRow } from "../../worker/api/vaults.ts"
import { say } from "../strings/say.ts"
import { vaultFacts } from "./vault-words.ts"

/** One vault of the list. One that lies elsewhere, or is not there, can be taken out of it. */
export function VaultLine({
  row,
  takesFocus,
  onChoose,
  onForget,
}: Readonly<{ row: VaultRow; takesFocus: boolean; onChoose: () => void; onForget: () => void }>) {
  const isOut = row.state === "out-of-reach"
  return (
    <li className="flex items-center gap-1 border-b border-line last:border-b-0">
      <Button
        onPress={onChoose}
        {...(takesFocus && { autoFocus: true })}
        className="grid min-h-14 min-w-0 flex-1 cursor-default justify-items-start gap-0.5 rounded-md px-3 py-2.5 text-left data-focus-visible:-outline-offset-2 data-hovered:bg-paper-hover data-pressed:bg-paper-pressed"
      >
        <bdi className="max-w-full truncate font-serif text-md">{row.name}</bdi>
        <span className="max-w-full text-sm text-ink-soft wrap-anywhere">{vaultFacts(row)}</span>
        {isOut && (
          <span className="pt-1">
            <Chip tone="owed" icon={<Unplug />}>
              {say("vaults.out-of-reach")}
            </Chip>
          </span>
        )}
      </Button>
      {(isOut || row.folder !== null) && (
        <IconButton label={say("vaults.forget", { name: row.name })} icon={<X />} onPress={onForget} />
      )}
    </li>
  )
}

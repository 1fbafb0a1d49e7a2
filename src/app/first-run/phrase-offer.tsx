import { Dices } from "lucide-react"
import { useEffect, useState } from "react"
import { Button } from "../../ui/button.tsx"
import { say } from "../strings/say.ts"
import { suggestPhrase } from "./phrase.ts"

/** A phrase drawn by chance, to take or to draw again. */
export function PhraseOffer({ onUse }: Readonly<{ onUse: (phrase: string) => void }>) {
  const [phrase, setPhrase] = useState<string | null>(null)
  const draw = () => void suggestPhrase().then(setPhrase)
  useEffect(draw, [])
  return (
    <section
      aria-label={say("passphrase.offer")}
      className="rounded-md border border-line bg-paper-sunken p-5"
    >
      <h2 className="text-sm font-medium">{say("passphrase.offer")}</h2>
      <output className="mt-2 block min-h-[1.5em] font-serif text-lg wrap-anywhere">
        {phrase ?? "\u00a0"}
      </output>
      <p className="mt-1 text-sm text-ink-soft">{say("passphrase.offer.more")}</p>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button size="small" isDisabled={phrase === null} onPress={() => phrase !== null && onUse(phrase)}>
          {say("passphrase.use")}
        </Button>
        <Button
          size="small"
          look="quiet"
          icon={<Dices aria-hidden="true" className="size-4" />}
          onPress={draw}
        >
          {say("passphrase.another")}
        </Button>
      </div>
    </section>
  )
}

import { Form } from "react-aria-components/Form"
import { Button } from "../../ui/button.tsx"
import { FilePick } from "../../ui/file-pick.tsx"
import { Notice } from "../../ui/notice.tsx"
import { PassphraseField } from "../../ui/passphrase-field.tsx"
import { RadioGroup } from "../../ui/radio-group.tsx"
import { Select } from "../../ui/select.tsx"
import { TextArea } from "../../ui/text-area.tsx"
import type { BackupKey } from "../../worker/api/backups.ts"
import { passphraseWords } from "../first-run/new-passphrase-fields.tsx"
import { readRecoveryWords } from "../first-run/type-back.ts"
import { useToday } from "../frame/today-date.ts"
import type { Instant } from "../../domain/envelope.ts"
import { sayInstantNear } from "../strings/dates.ts"
import { say } from "../strings/say.ts"
import { saySize } from "../strings/sizes.ts"
import { restoreReason } from "./backup-words.ts"
import type { Chosen, Reading, TypedKey } from "./use-reading.ts"

type Way = NonNullable<TypedKey["way"]>

/** Asks for what opens the chosen backup. `isOpen`: a vault is open whose own key may be the one. */
export function BackupKeyForm({ reading, isOpen }: Readonly<{ reading: Reading; isOpen: boolean }>) {
  const { state, typed, type } = reading
  const chosen = state.at === "key" ? state.chosen : null
  const ways = chosen === null ? [] : waysFor(chosen, isOpen)
  if (state.at !== "key" || chosen === null) return null
  const way = typed.way !== null && ways.includes(typed.way) ? typed.way : (ways[0] ?? "words")
  const found = chosen.kind === "given" ? chosen.given.identity : null
  const identity = typed.identity ?? found
  const key = keyOf(way, typed, identity)

  return (
    <Form
      className="grid w-full max-w-measure gap-6"
      onSubmit={(event) => {
        event.preventDefault()
        if (key !== null) void reading.read(key)
      }}
    >
      <Which chosen={chosen} onChoose={reading.choose} />
      {ways.length > 1 && (
        <RadioGroup
          label={say("restore.by")}
          value={way}
          onChange={(picked) => type({ way: picked })}
          options={ways.map((one) => ({ value: one, label: say(`restore.by.${one}`) }))}
        />
      )}
      {way === "words" && (
        <TextArea
          label={say("restore.words")}
          description={say("restore.words.more")}
          value={typed.words}
          onChange={(words) => type({ words })}
          rows={4}
        />
      )}
      {way === "identity" && (
        <FilePick
          label={say("restore.identity.file")}
          buttonLabel={say("restore.choose-file")}
          name={typed.identity?.name ?? null}
          note={found === null ? null : say("restore.identity.found")}
          accept={[".age"]}
          onFile={(file) => type({ identity: file })}
        />
      )}
      {(way === "identity" || way === "passphrase") && (
        <PassphraseField
          label={say(way === "identity" ? "restore.identity.passphrase" : "restore.passphrase")}
          value={typed.passphrase}
          onChange={(passphrase) => type({ passphrase })}
          words={passphraseWords()}
          takesFocus={way === "passphrase"}
        />
      )}
      {state.refusal !== null && (
        <Notice tone={state.refusal.reason === "cancelled" ? "calm" : "trouble"}>
          {state.refusal.reason === "cancelled"
            ? say("backup.cancelled")
            : say("restore.not-opened", { reason: restoreReason(state.refusal) })}
        </Notice>
      )}
      <div className="flex flex-wrap gap-2.5">
        <Button type="submit" look="primary" isDisabled={key === null}>
          {say("restore.open")}
        </Button>
        <Button look="quiet" onPress={reading.startAgain}>
          {say("restore.other")}
        </Button>
      </div>
    </Form>
  )
}

function Which({ chosen, onChoose }: Readonly<{ chosen: Chosen; onChoose: (at: number) => void }>) {
  const today = useToday()
  if (chosen.kind === "snapshot") return null
  const labelOf = (file: File) =>
    say("restore.which.facts", {
      name: file.name,
      when: sayInstantNear(new Date(file.lastModified).toISOString() as Instant, today),
      size: saySize(file.size),
    })
  const { backups } = chosen.given
  const only = backups.length === 1 ? backups[0] : undefined
  if (only !== undefined) return <p className="text-ink-soft wrap-anywhere">{labelOf(only.file)}</p>
  return (
    <Select
      label={say("restore.which")}
      value={String(chosen.at)}
      onChange={(at) => onChoose(Number(at))}
      options={backups.map(({ file }, at) => ({ value: String(at), label: labelOf(file) }))}
    />
  )
}

/** The likeliest first. */
function waysFor(chosen: Chosen, isOpen: boolean): readonly Way[] {
  if (chosen.kind === "snapshot") return ["own"]
  if (chosen.given.backups[chosen.at]?.opensBy === "passphrase") return ["passphrase"]
  const hasIdentity = chosen.given.identity !== null
  return [
    ...(isOpen ? (["own"] as const) : []),
    ...(hasIdentity ? (["identity", "words"] as const) : (["words", "identity"] as const)),
  ]
}

function keyOf(way: Way, typed: TypedKey, identity: File | null): BackupKey | null {
  switch (way) {
    case "own":
      return { kind: "own" }
    case "words": {
      const words = readRecoveryWords(typed.words)
      return words.length === 0 ? null : { kind: "words", words: words.join(" ") }
    }
    case "identity":
      return identity === null || typed.passphrase === ""
        ? null
        : { kind: "identity", file: identity, passphrase: typed.passphrase }
    case "passphrase":
      return typed.passphrase === "" ? null : { kind: "passphrase", passphrase: typed.passphrase }
  }
}

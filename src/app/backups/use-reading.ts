import { useEffect, useRef, useState } from "react"
import type {
  BackupKey,
  BackupPreview,
  BackupsApi,
  BackupSource,
  ReadBackupRefusal,
} from "../../worker/api/backups.ts"
import type { GivenBackups } from "./given-backup.ts"

/** What a backup is opened from: what the owner gave, or one of the vault's own. */
export type Chosen =
  | Readonly<{ kind: "given"; given: GivenBackups; at: number }>
  | Readonly<{ kind: "snapshot"; name: string }>

export type ReadingState =
  | Readonly<{ at: "choosing"; trouble: "drop-failed" | "none-found" | null }>
  | Readonly<{ at: "key"; chosen: Chosen; refusal: ReadBackupRefusal | null }>
  | Readonly<{ at: "reading"; chosen: Chosen }>
  | Readonly<{ at: "preview"; chosen: Chosen; preview: BackupPreview }>

/** What was typed to open it, kept while it is tried. */
export type TypedKey = Readonly<{
  way: "own" | "words" | "identity" | "passphrase" | null
  words: string
  passphrase: string
  identity: File | null
}>

const nothingTyped: TypedKey = { way: null, words: "", passphrase: "", identity: null }

export type Reading = Readonly<{
  typed: TypedKey
  type: (typed: Partial<TypedKey>) => void
  state: ReadingState
  give: (given: GivenBackups) => void
  fail: () => void
  choose: (at: number) => void
  read: (by: BackupKey) => Promise<void>
  cancel: () => void
  startAgain: () => void
}>

const choosing: ReadingState = { at: "choosing", trouble: null }

/** From the files to what a backup holds. Leaving the page ends a reading and lets go of what was read. */
export function useReading(
  vault: Pick<BackupsApi, "readBackup" | "cancelBackup" | "forgetBackup">,
  first?: Chosen,
): Reading {
  const [state, setState] = useState<ReadingState>(
    first === undefined ? choosing : { at: "key", chosen: first, refusal: null },
  )
  const [typed, setTyped] = useState(nothingTyped)
  const isReading = useRef(false)
  useEffect(
    () => () => {
      if (isReading.current) void vault.cancelBackup()
      void vault.forgetBackup()
    },
    [vault],
  )

  const read = async (by: BackupKey) => {
    if (state.at !== "key") return
    const { chosen } = state
    const source = sourceOf(chosen)
    if (source === null) return
    setState({ at: "reading", chosen })
    isReading.current = true
    const found = await vault.readBackup(source, by).finally(() => {
      isReading.current = false
    })
    if (found.ok) setTyped(nothingTyped)
    setState(
      found.ok
        ? { at: "preview", chosen, preview: found.value }
        : { at: "key", chosen, refusal: found.refusal },
    )
  }
  return {
    state,
    typed,
    type: (more) => setTyped((before) => ({ ...before, ...more })),
    give: (given) =>
      setState(
        given.backups.length === 0
          ? { at: "choosing", trouble: "none-found" }
          : { at: "key", chosen: { kind: "given", given, at: 0 }, refusal: null },
      ),
    fail: () => setState({ at: "choosing", trouble: "drop-failed" }),
    choose: (at) => {
      if (state.at !== "key" || state.chosen.kind !== "given") return
      setState({ at: "key", chosen: { ...state.chosen, at }, refusal: null })
    },
    read,
    cancel: () => void vault.cancelBackup(),
    startAgain: () => {
      void vault.forgetBackup()
      setTyped(nothingTyped)
      setState(choosing)
    },
  }
}

function sourceOf(chosen: Chosen): BackupSource | null {
  if (chosen.kind === "snapshot") return chosen
  const backup = chosen.given.backups[chosen.at]
  if (backup === undefined) return null
  return { kind: "file", file: backup.file, attachments: chosen.given.attachments }
}

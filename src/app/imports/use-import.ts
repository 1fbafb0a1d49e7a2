import { useEffect, useRef, useState } from "react"
import type { GivenFile } from "../../ui/dropped-files.ts"
import type { ImportFrom } from "../../worker/api/imports.ts"
import { useApp } from "../app-context.ts"
import { choosing, type ImportState, isImportRefusal } from "./import-state.ts"

export type ImportControl = Readonly<{
  state: ImportState
  read: (from: ImportFrom, files: readonly GivenFile[]) => Promise<void>
  write: () => Promise<void>
  /** Ends what goes on; its own answer then says that it was cancelled. */
  cancel: () => void
  startAgain: () => void
}>

/** One import from its files to what came in. Leaving the page ends one that is still being read. */
export function useImport(): ImportControl {
  const { vault } = useApp().client
  const [state, setState] = useState<ImportState>(choosing)
  const isReading = useRef(false)

  useEffect(
    () => () => {
      if (isReading.current) void vault.cancelImport()
    },
    [vault],
  )

  const read = async (from: ImportFrom, files: readonly GivenFile[]) => {
    setState({ at: "reading", from })
    isReading.current = true
    const found = await vault.previewImport(from, files).finally(() => {
      isReading.current = false
    })
    setState(
      found.ok
        ? { at: "preview", preview: found.value, refusal: null }
        : { at: "choosing", refusal: found.refusal },
    )
  }
  const write = async () => {
    if (state.at !== "preview") return
    const { preview } = state
    setState({ at: "writing", preview })
    const done = await vault.runImport()
    if (done.ok) setState({ at: "done", from: preview.from, ...done.value })
    else if (isImportRefusal(done.refusal)) setState({ at: "choosing", refusal: done.refusal })
    else setState({ at: "preview", preview, refusal: done.refusal })
  }
  return {
    state,
    read,
    write,
    cancel: () => void vault.cancelImport(),
    startAgain: () => {
      void vault.cancelImport()
      setState(choosing)
    },
  }
}

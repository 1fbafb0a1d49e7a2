import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react"
import type { EntityChanges, EntityType } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { DocumentChange } from "../../editor/document-editor-props.ts"
import type { ChangeRefusal, EnvelopeChange } from "../../worker/api/records.ts"
import { useApp } from "../app-context.ts"
import { makeAutosave } from "./autosave.ts"
import type { AutosaveState } from "./autosave-state.ts"
import { mergeChanges, type RecordChange } from "./record-change.ts"
import { saveRecord } from "./save-record.ts"
import { stayPending } from "./stay-pending.ts"

export type RecordSaveState = AutosaveState<unknown, ChangeRefusal>

/** The one owner of what is changed on a record's page, and what the page shows over what the vault answers. */
export type RecordAutosave<Type extends EntityType> = Readonly<{
  state: RecordSaveState
  /** The fields that were changed on this page so far, saved or not. */
  changed: RecordChange<Type>
  change: (fields: EntityChanges<Type>, more?: EnvelopeChange) => void
  /** Renders nothing anew: typing costs no more than the editor's own work. */
  changeText: (body: string, text: DocumentChange) => void
  /** The text as it was last typed on this page; undefined where the vault's is the newest. */
  typedText: (body: string) => DocumentChange | undefined
  /** From here on the text is what the vault holds, not what was typed on this page. */
  forgetText: (body: string) => void
  /** Resolves with whether everything is saved. */
  flush: () => Promise<boolean>
}>

/** On the list of what must be flushed for as long as it holds anything. The page must be another one for another record. */
export function useRecordAutosave<Type extends EntityType>(type: Type, id: RecordId): RecordAutosave<Type> {
  const { client, pending } = useApp()
  const [changed, setChanged] = useState<RecordChange<Type>>({})
  const typed = useRef(new Map<string, DocumentChange>())
  const [autosave] = useState(() =>
    makeAutosave<RecordChange<Type>, ChangeRefusal>({
      merge: mergeChanges,
      save: (change) => saveRecord(client.vault, { type, id }, change),
    }),
  )

  const [shown] = useState(() => shownState(autosave.state))

  useEffect(() => stayPending(pending, autosave), [autosave, pending])

  const change = useCallback(
    (fields: EntityChanges<Type>, more?: EnvelopeChange) => {
      const made: RecordChange<Type> = { fields, ...(more !== undefined && { more }) }
      setChanged((before) => mergeChanges(before, made))
      autosave.edit(made)
    },
    [autosave],
  )
  const changeText = useCallback(
    (body: string, text: DocumentChange) => {
      typed.current.set(body, text)
      autosave.edit({ texts: { [body]: text } })
    },
    [autosave],
  )
  return {
    state: useSyncExternalStore(autosave.subscribe, shown),
    changed,
    change,
    changeText,
    typedText: useCallback((body) => typed.current.get(body), []),
    forgetText: useCallback((body) => void typed.current.delete(body), []),
    flush: autosave.flush,
  }
}

/** The same object as long as a page would show the same: what is pending changes with every keystroke. */
function shownState(state: () => RecordSaveState): () => RecordSaveState {
  let last = state()
  return () => {
    const now = state()
    const isSame =
      now.kind === last.kind &&
      (now.kind !== "failed" || last.kind !== "failed" || now.reason === last.reason)
    if (!isSame) last = now
    return last
  }
}

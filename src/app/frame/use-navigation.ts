import { useCallback, useRef, useState } from "react"
import type { RecordId } from "../../domain/envelope.ts"
import type { PendingWork } from "../pending-work.ts"
import type { VaultClient } from "../vault-client.ts"
import { firstPlace, idOf, isSamePage, type Place, placeAt, type Where } from "./place.ts"

export type Navigation = Readonly<{
  place: Place
  /** Saves what is pending, then goes. Where something cannot be saved it stays, and `held` says where it was going. */
  go: (place: Place) => void
  /** To where the owner was before; to the first place where there is none. */
  back: () => void
  /** Back from the page of that record. Nothing where the owner has gone elsewhere meanwhile. */
  leavePage: (id: RecordId) => void
  held: Place | null
  stay: () => void
  /** Goes although the last words are lost by it. */
  leave: () => void
  /** Keeps where on this page the owner is, to come back there. */
  note: (where: Where) => void
}>

const longestTrail = 50

export function useNavigation(
  first: Place,
  onPlace: (place: Place) => void,
  { client, pending }: Readonly<{ client: VaultClient; pending: PendingWork }>,
): Navigation {
  const [place, setPlace] = useState(first)
  const [held, setHeld] = useState<Place | null>(null)
  const here = useRef(first)
  const trail = useRef<Place[]>([])

  const arrive = useCallback(
    (to: Place) => {
      if (here.current.screen === "note" || here.current.screen === "session")
        void client.vault.leaveWriting()
      here.current = to
      setHeld(null)
      setPlace(to)
      onPlace(to)
    },
    [client, onPlace],
  )
  const move = useCallback(
    (to: Place, isBack: boolean, from?: RecordId) => {
      void pending.flush().then((outcome) => {
        if (from !== undefined && idOf(here.current) !== from) return
        if (outcome === "failed") return setHeld(to)
        if (isBack) trail.current = trail.current.slice(0, -1)
        else if (!isSamePage(here.current, to))
          trail.current = [...trail.current, here.current].slice(-longestTrail)
        arrive(to)
      })
    },
    [pending, arrive],
  )
  const go = useCallback((to: Place) => move(to, false), [move])
  const back = useCallback(() => move(trail.current.at(-1) ?? firstPlace, true), [move])
  const leavePage = useCallback((id: RecordId) => move(trail.current.at(-1) ?? firstPlace, true, id), [move])
  const note = useCallback(
    (where: Where) => {
      const at = placeAt(here.current, where)
      if (at === here.current) return
      here.current = at
      onPlace(at)
    },
    [onPlace],
  )
  return {
    place,
    go,
    back,
    leavePage,
    held,
    stay: () => setHeld(null),
    leave: () => {
      if (held === null) return
      pending.drop()
      arrive(held)
    },
    note,
  }
}

import { useCallback, useRef, useState } from "react"
import { useApp } from "../app-context.ts"
import type { Place } from "./place.ts"

export type Navigation = Readonly<{
  place: Place
  /** Saves what is pending, then goes. Where something cannot be saved it stays, and `held` says where it was going. */
  go: (place: Place) => void
  held: Place | null
  stay: () => void
  /** Goes although the last words are lost by it. */
  leave: () => void
  noteCaret: (caret: number) => void
}>

export function useNavigation(first: Place, onPlace: (place: Place) => void): Navigation {
  const { client, pending } = useApp()
  const [place, setPlace] = useState(first)
  const [held, setHeld] = useState<Place | null>(null)
  const here = useRef(first)

  const arrive = useCallback(
    (to: Place) => {
      if (here.current.screen === "writing") void client.vault.leaveWriting()
      here.current = to
      setHeld(null)
      setPlace(to)
      onPlace(to)
    },
    [client, onPlace],
  )
  const go = useCallback(
    (to: Place) => {
      void pending.flush().then((outcome) => (outcome === "failed" ? setHeld(to) : arrive(to)))
    },
    [pending, arrive],
  )
  const noteCaret = useCallback(
    (caret: number) => {
      if (here.current.screen !== "writing") return
      here.current = { ...here.current, caret }
      onPlace(here.current)
    },
    [onPlace],
  )
  return {
    place,
    go,
    held,
    stay: () => setHeld(null),
    leave: () => {
      if (held !== null) arrive(held)
    },
    noteCaret,
  }
}

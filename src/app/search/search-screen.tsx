import { useState } from "react"
import type { Place } from "../frame/place.ts"
import { SearchPage } from "./search-page.tsx"

type SearchPlace = Extract<Place, Readonly<{ screen: "search" }>>

/** Finding anything in the vault. Coming here with a query begins with it; without one, whatever stands here stays. */
export function SearchScreen({ place }: Readonly<{ place: SearchPlace }>) {
  const [shown, setShown] = useState({ place, turn: 0, asks: 0 })
  if (shown.place !== place) {
    const isAnother = place.query !== undefined
    setShown({
      place,
      turn: isAnother ? shown.turn + 1 : shown.turn,
      asks: isAnother ? shown.asks : shown.asks + 1,
    })
  }
  return <SearchPage key={shown.turn} place={place} asks={shown.asks} />
}

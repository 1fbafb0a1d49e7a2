import { useEffect } from "react"
import type { VaultClient } from "../vault-client.ts"
import type { Asking } from "./asking.ts"
import { idOf, type Place } from "./place.ts"

/** Tells the vault which record is looked at now, on a page or in a dialog: the palette offers those first. */
export function useVisits(client: VaultClient, place: Place, asking: Asking | null): void {
  const page = idOf(place)
  const dialog = asking !== null && "id" in asking ? (asking.id ?? null) : null
  const seen = dialog ?? page
  useEffect(() => {
    // A vault that is being locked hears nothing any more, and has forgotten what it heard.
    if (seen !== null) client.vault.noteVisit(seen).catch(() => undefined)
  }, [client, seen])
}

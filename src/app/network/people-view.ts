import { useState } from "react"
import type { LocalDate } from "../../base/local-date.ts"
import type { PeopleQuery } from "../../worker/api/network.ts"
import { useApp } from "../app-context.ts"
import type { VaultClient } from "../vault-client.ts"

export const peopleShown = ["all", "due", "archived"] as const

/** How the list of people is looked at; an empty text stands for no choice. */
export type PeopleView = Readonly<{
  show: (typeof peopleShown)[number]
  role: string
  tags: readonly string[]
  text: string
}>

export const everybody: PeopleView = { show: "all", role: "", tags: [], text: "" }

/** Whether more is left out than `show` alone leaves out. */
export function isNarrowed({ role, tags, text }: PeopleView): boolean {
  return role !== "" || tags.length > 0 || text.trim() !== ""
}

/** What the vault is asked for. */
export function peopleQueryOf({ show, role, tags, text }: PeopleView, today: LocalDate): PeopleQuery {
  return {
    today,
    ...(show === "due" && { isDue: true }),
    ...(show === "archived" && { isArchived: true }),
    ...(role !== "" && { role }),
    ...(tags.length > 0 && { tags }),
    ...(text.trim() !== "" && { text: text.trim() }),
  }
}

/** As long as the vault is open, an owner who comes back from a person finds the list as it was left. */
const kept = new WeakMap<VaultClient, PeopleView>()

export function usePeopleView(): readonly [PeopleView, (changed: Partial<PeopleView>) => void] {
  const { client } = useApp()
  const [view, setView] = useState(() => kept.get(client) ?? everybody)
  const change = (changed: Partial<PeopleView>) => {
    const next = { ...view, ...changed }
    kept.set(client, next)
    setView(next)
  }
  return [view, change]
}

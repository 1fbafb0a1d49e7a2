import { useMemo } from "react"
import type { RecordId } from "../../domain/envelope.ts"
import type { Mentions } from "../../editor/mentions/mention-props.ts"
import { useApp } from "../app-context.ts"
import { makePerson, pickSearch } from "../fields/picking.ts"
import { makeMentionNames } from "./mention-names.ts"

/** Who can be named with `@` in a text: the people of the network, by the names that they go by now. */
export function useMentions(): Mentions {
  const { client, go } = useApp()
  return useMemo(
    () => ({
      ...makeMentionNames(client),
      search: pickSearch(client.vault, ["contact"]),
      create: (name) => makePerson(client.vault, name),
      onOpen: (id) => go({ screen: "person", id: id as RecordId }),
    }),
    [client, go],
  )
}

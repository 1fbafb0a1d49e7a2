import { expect, it } from "vitest"
import { makeMentionNames } from "../../../src/app/writings/mention-names.ts"
import type { VaultClient } from "../../../src/app/vault-client.ts"
import type { RecordId } from "../../../src/domain/envelope.ts"
import type { VaultEvent } from "../../../src/worker/api.ts"
import type { Named } from "../../../src/worker/api/records.ts"

/** A vault that knows names, which can be changed. */
function vaultOf(names: Map<string, Pick<Named, "name" | "state">>) {
  const listeners = new Set<(event: VaultEvent) => void>()
  const asked: string[][] = []
  const client = {
    vault: {
      namesOf: async (ids: readonly RecordId[]) => {
        asked.push([...ids])
        return ids.map((id) => ({ id, ...(names.get(id) ?? { name: "", state: "unknown" as const }) }))
      },
    },
    subscribe: (listener: (event: VaultEvent) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  } as unknown as VaultClient
  const changed = (id: string) => {
    for (const listener of listeners) listener({ kind: "changed", id: id as RecordId })
  }
  return { client, asked, changed }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

it("the names of one text are one question, and the text is told when they are known", async () => {
  const { client, asked } = vaultOf(
    new Map([
      ["a", { name: "Ines", state: "archived" }],
      ["b", { name: "Paul", state: "gone" }],
    ]),
  )
  const names = makeMentionNames(client)
  let told = 0
  names.subscribe(() => (told += 1))
  expect(names.nameOf("a")).toEqual({ name: "", state: "unknown" })
  names.nameOf("b")
  names.nameOf("a")
  await settled()
  expect(asked).toEqual([["a", "b"]])
  expect(told).toBe(1)
  expect(names.nameOf("a")).toEqual({ name: "Ines", state: "here" })
  expect(names.nameOf("b")).toEqual({ name: "Paul", state: "gone" })
})

it("somebody who was removed for good is gone, and is here again where they are there again", async () => {
  const people = new Map<string, Pick<Named, "name" | "state">>()
  const { client, changed } = vaultOf(people)
  const names = makeMentionNames(client)
  names.subscribe(() => undefined)
  names.nameOf("a")
  await settled()
  expect(names.nameOf("a")).toEqual({ name: "", state: "gone" })
  people.set("a", { name: "Ines", state: "here" })
  changed("a")
  await settled()
  expect(names.nameOf("a")).toEqual({ name: "Ines", state: "here" })
})

it("a changed name is asked for again; a change of somebody who is not named is not", async () => {
  const people = new Map([["a", { name: "Ines", state: "here" as const }]])
  const { client, asked, changed } = vaultOf(people)
  const names = makeMentionNames(client)
  names.subscribe(() => undefined)
  names.nameOf("a")
  await settled()
  people.set("a", { name: "Ines Duarte", state: "here" })
  changed("b")
  await settled()
  expect(asked).toHaveLength(1)
  changed("a")
  await settled()
  expect(names.nameOf("a").name).toBe("Ines Duarte")
})

import type { Storage } from "../../../src/storage/storage.ts"
import { must } from "../must.ts"
import { type Canonical, canonicalJson } from "./canonical.ts"
import type { Said } from "./read-with-python.ts"

/** What the app says that a vault holds: each record with scope and bodies as canonical JSON, by id. */
export type Expected = Readonly<{ vault: string; generation: number; records: ReadonlyMap<string, string> }>

export async function expectedOf(storage: Storage, vault: string): Promise<Expected> {
  const records = new Map<string, string>()
  for (const record of [...storage.records.list(), ...storage.records.list("removal")]) {
    const { id } = record
    const bodies: [string, Canonical][] = []
    for (const name of storage.records.bodyNames(id)) {
      bodies.push([name, must(await storage.records.body(id, name)) as Canonical])
    }
    const scope = storage.records.scopeOf(id) ?? ""
    records.set(id, recordLine(scope, record, Object.fromEntries(bodies)))
  }
  return { vault, generation: storage.generation, records }
}

/** Every way in which the second reader says something else, as a sentence. Empty: it says the same. */
export function differences(expected: Expected, said: Said): readonly string[] {
  if ("refused" in said) return [`refused: ${said.refused}`]
  const found: string[] = []
  if (said.vault !== expected.vault) found.push("another vault")
  if (said.generation !== expected.generation) {
    found.push(`generation ${said.generation} instead of ${expected.generation}`)
  }
  const left = new Map(expected.records)
  for (const { scope, head, bodies } of said.records) {
    const { id } = head
    const { bodies: _links, ...record } = head
    const there = recordLine(scope, record, bodies)
    const wanted = left.get(id)
    if (wanted === undefined) found.push(`record ${id} is one too many`)
    else if (wanted !== there)
      found.push(`record ${id}: ${there.slice(0, 400)} instead of ${wanted.slice(0, 400)}`)
    left.delete(id)
  }
  for (const id of left.keys()) found.push(`record ${id} is missing`)
  return found
}

export function recordLine(scope: string, record: Canonical, bodies: Canonical): string {
  return canonicalJson({ scope, record, bodies })
}

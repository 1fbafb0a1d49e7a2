import { isPlainObject } from "./check-value.ts"
import type { Entity, EntityType } from "./entities.ts"
import { entitySpecs } from "./entities.ts"
import type { Envelope } from "./envelope.ts"
import { readValue } from "./read-value.ts"

/** A record before it is known to be what its type says. */
export type StoredEntity = Envelope & Readonly<{ [field: string]: unknown }>

/**
 * A stored record as its type. What has the wrong shape is read as absent and stays in storage. Where nothing has, as
 * nearly always, the answer is the record itself and no copy.
 */
export function readEntity<Type extends EntityType>(type: Type, record: StoredEntity): Entity<Type> {
  let read: { [field: string]: unknown } = record
  for (const [name, spec] of specsOf[type]) {
    const stored = record[name]
    if (stored === undefined) continue
    const value = readValue(spec, stored)
    if (value !== stored) read = changed(record, read, name, value)
  }
  if (record["links"] !== undefined) {
    const links = readLinks(record["links"])
    if (links !== record["links"]) read = changed(record, read, "links", links)
  }
  return read as unknown as Entity<Type>
}

const specsOf = Object.fromEntries(
  Object.entries(entitySpecs).map(([type, specs]) => [type, Object.entries(specs)]),
) as unknown as Readonly<Record<EntityType, [string, Parameters<typeof readValue>[0]][]>>

function changed(
  record: object,
  read: { [field: string]: unknown },
  name: string,
  value: unknown,
): { [field: string]: unknown } {
  const copy = read === record ? { ...read } : read
  if (value === undefined) delete copy[name]
  else copy[name] = value
  return copy
}

function readLinks(stored: unknown): unknown {
  if (!Array.isArray(stored)) return undefined
  const isLink = (link: unknown): boolean =>
    isPlainObject(link) &&
    typeof link["to"] === "string" &&
    typeof link["rel"] === "string" &&
    (link["body"] === undefined || typeof link["body"] === "string")
  return stored.every(isLink) ? stored : stored.filter(isLink)
}

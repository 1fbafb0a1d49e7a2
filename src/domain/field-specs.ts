import type { LocalDate } from "../base/local-date.ts"
import type { Instant, Open, RecordId } from "./envelope.ts"

/** What one field of an entity may hold. Every field is optional in storage; `required` is asked of its author. */
export type FieldSpec = Readonly<{ required?: true }> &
  (
    | Readonly<{ kind: "text"; longest: number; lines: "one" | "many" }>
    | Readonly<{ kind: "texts"; longest: number; most: number }>
    | Readonly<{ kind: "day" }>
    | Readonly<{ kind: "moment" }>
    /** A time of day on the wall clock, `14:30`. */
    | Readonly<{ kind: "time" }>
    /** One of an open set: a value that this version does not know is kept and shown raw. */
    | Readonly<{ kind: "choice"; of: readonly string[] }>
    | Readonly<{ kind: "choices"; of: readonly string[] }>
    /** Whole numbers only, bounds included. */
    | Readonly<{ kind: "number"; least: number; most: number }>
    | Readonly<{ kind: "flag" }>
    /** The id of another record. */
    | Readonly<{ kind: "reference"; to: string }>
    | Readonly<{ kind: "references"; to: string; most: number }>
    | Readonly<{ kind: "group"; of: FieldSpecs }>
    | Readonly<{ kind: "list"; of: FieldSpecs; most: number }>
  )

export type FieldSpecs = Readonly<{ [name: string]: FieldSpec }>

export type ValueOf<Spec extends FieldSpec> = Spec extends { kind: "text" }
  ? string
  : Spec extends { kind: "texts" }
    ? readonly string[]
    : Spec extends { kind: "day" }
      ? LocalDate
      : Spec extends { kind: "moment" }
        ? Instant
        : Spec extends { kind: "time" }
          ? string
          : Spec extends { kind: "choice"; of: readonly (infer Choice extends string)[] }
            ? Open<Choice>
            : Spec extends { kind: "choices"; of: readonly (infer Choice extends string)[] }
              ? readonly Open<Choice>[]
              : Spec extends { kind: "number" }
                ? number
                : Spec extends { kind: "flag" }
                  ? boolean
                  : Spec extends { kind: "reference" }
                    ? RecordId
                    : Spec extends { kind: "references" }
                      ? readonly RecordId[]
                      : Spec extends { kind: "group"; of: infer Group extends FieldSpecs }
                        ? FieldsOf<Group>
                        : Spec extends { kind: "list"; of: infer Item extends FieldSpecs }
                          ? readonly FieldsOf<Item>[]
                          : never

/** What a record of these specs may hold, as it is read: anything may be missing. */
export type FieldsOf<Specs extends FieldSpecs> = Readonly<{ [Name in keyof Specs]?: ValueOf<Specs[Name]> }>

/** What its author changes: what is not named stays, `null` takes a field away. */
export type FieldChanges<Specs extends FieldSpecs> = Readonly<{
  [Name in keyof Specs]?: ValueOf<Specs[Name]> | null
}>

export const line = (longest: number) => ({ kind: "text", longest, lines: "one" }) as const
export const lines = (longest: number) => ({ kind: "text", longest, lines: "many" }) as const
export const texts = (longest: number, most: number) => ({ kind: "texts", longest, most }) as const
export const day = { kind: "day" } as const
export const moment = { kind: "moment" } as const
export const time = { kind: "time" } as const
export const flag = { kind: "flag" } as const
export const choice = <const Of extends readonly string[]>(of: Of) => ({ kind: "choice", of }) as const
export const choices = <const Of extends readonly string[]>(of: Of) => ({ kind: "choices", of }) as const
export const number = (least: number, most: number) => ({ kind: "number", least, most }) as const
export const reference = (to: string) => ({ kind: "reference", to }) as const
export const references = (to: string, most: number) => ({ kind: "references", to, most }) as const
export const group = <const Of extends FieldSpecs>(of: Of) => ({ kind: "group", of }) as const
export const list = <const Of extends FieldSpecs>(of: Of, most: number) =>
  ({ kind: "list", of, most }) as const
export const required = <const Spec extends FieldSpec>(spec: Spec) => ({ ...spec, required: true }) as const

import type { Filter, FilterName, FilterTerm } from "../../query/query.ts"
import { kindNamed } from "../../query/filter-words.ts"
import { hasValues, isValues, offeredSpans } from "../../query/query.ts"
import { stages } from "../../domain/relationship.ts"
import { say } from "../strings/say.ts"
import { sayTerm } from "../strings/terms.ts"

/** A filter as its chip says it. `nameOf`: what a record is called that the filter names by its id. */
export function chipWords({ filter, isNot }: FilterTerm, nameOf: (id: string) => string | undefined): string {
  const value = textOf(filter)
  const name = value.startsWith("@") ? nameOf(value.slice(1)) : undefined
  const by = say(`search.filter.${filter.by}`)
  return say(isNot ? "search.chip.not" : "search.chip", {
    filter: isNot ? by.toLocaleLowerCase() : by,
    value: name ?? valueInWords(filter.by, value),
  })
}

function textOf({ value }: Filter): string {
  return typeof value === "string" ? value : value.text
}

/** What the owner reads for the value of a filter. */
export function valueInWords(by: FilterName, value: string): string {
  switch (by) {
    case "kind": {
      const kind = kindNamed(value)
      return kind === null ? value : say(`search.group.${kind}`)
    }
    case "stage":
      return stages.some((known) => known === value) ? sayTerm(value) : value
    case "has": {
      const has = hasValues.find((known) => known === value)
      return has === undefined ? value : say(`search.value.${has}`)
    }
    case "is": {
      const is = isValues.find((known) => known === value)
      return is === undefined ? value : say(`search.value.${is}`)
    }
    case "owner":
      return value === "me" || value === "them" ? say(`search.value.${value}`) : value
    case "on":
    case "before":
    case "after":
      return dayInWords(value)
    default:
      return value
  }
}

function dayInWords(text: string): string {
  const word = offeredSpans.find((known) => known === text)
  return word === undefined ? text : say(`search.day.${word}`)
}

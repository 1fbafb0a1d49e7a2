import { describe, expect, it } from "vitest"
import { initialsOf } from "../../../src/ui/initials.ts"

describe("Initials", () => {
  it.each([
    ["Ana Pérez", "AP"],
    ["Jean-Luc Picard", "JP"],
    ["  bo  ", "B"],
    ["Édith de la Tour", "ÉT"],
    ["Élodie", "É"],
    ["שרה לוי", "של"],
    ["王小明", "王"],
    ["👩🏽‍🚀 Mae", "👩🏽‍🚀M"],
    ["🇩🇪", "🇩🇪"],
    ["“Bob” (Smith)", "BS"],
    ["3M Company", "3C"],
    ["—", ""],
    ["", ""],
  ])("of %j are %j", (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })
})

import { expect, it } from "vitest"
import { wordsInNames } from "../../../support/thief/domain-words.ts"

it("The search for words of the domain in names finds them in any case and inside other words, and in plain names none", () => {
  expect(
    wordsInNames(["a", "b", "j", "header", "identity.age", "Lucilius", "app://main", "persist:main"]),
  ).toEqual([])
  expect(wordsInNames(["MentoringSessions", "app://journal", "keynotes"])).toEqual([
    { name: "MentoringSessions", word: "mentor" },
    { name: "MentoringSessions", word: "session" },
    { name: "app://journal", word: "journal" },
    { name: "keynotes", word: "note" },
  ])
})

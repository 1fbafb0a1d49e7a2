import { say } from "../strings/say.ts"

/** What a record is to its owner; a type that this version does not know is only an entry. */
export function typeInWords(type: string): string {
  switch (type) {
    case "contact":
    case "organisation":
    case "relationship":
    case "mentoring-session":
    case "journal-note":
    case "action":
    case "reciprocity-entry":
    case "interaction":
    case "stage-event":
    case "attachment":
    case "saved-view":
      return say(`trash.type.${type}`)
    default:
      return say("trash.type.other")
  }
}

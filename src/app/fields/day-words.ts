import type { DayFieldProps } from "../../ui/day-field.tsx"
import { say } from "../strings/say.ts"

export function dayWords(): DayFieldProps["words"] {
  return {
    open: say("day.open"),
    previousMonth: say("day.previous"),
    nextMonth: say("day.next"),
    clear: say("day.clear"),
  }
}

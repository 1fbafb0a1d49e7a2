import { useEffect, useState } from "react"
import { type LocalDate, localDateOf } from "../../base/local-date.ts"

const lookEveryMs = 30_000

/** The owner's day, which goes on at midnight while the app stays open. */
export function useToday(): LocalDate {
  const [today, setToday] = useState(() => localDateOf(new Date()))
  useEffect(() => {
    const timer = setInterval(() => setToday(localDateOf(new Date())), lookEveryMs)
    return () => clearInterval(timer)
  }, [])
  return today
}

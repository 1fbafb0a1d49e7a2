import { useEffect, useState } from "react"

/** Long enough that nobody hears a count for each letter they type. */
const quietMs = 700

/** Words for screen readers, said once they have stood for a moment. */
export function HeardCount({ words }: Readonly<{ words: string }>) {
  const [said, setSaid] = useState("")
  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), quietMs)
    return () => clearTimeout(timer)
  }, [words])
  return <output className="sr-only">{said}</output>
}

import { useEffect, useState } from "react"
import { Button } from "../../ui/button.tsx"
import { Progress } from "../../ui/progress.tsx"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"

/** How far a reading is; of a writing nobody can tell, since it counts only as a whole. */
export function ImportProgress({
  what,
  onCancel,
}: Readonly<{ what: "reading" | "writing"; onCancel: () => void }>) {
  const { client } = useApp()
  const [far, setFar] = useState<Readonly<{ done: number; total: number }> | null>(null)
  useEffect(
    () =>
      client.subscribe((event) => {
        if (event.kind === "import-progress") setFar({ done: event.done, total: event.total })
      }),
    [client],
  )
  const isCounted = what === "reading" && far !== null && far.total > 1
  return (
    <div className="grid max-w-measure justify-items-start gap-4">
      <div className="w-full">
        <Progress label={say(`imports.${what}`)} {...(isCounted && { value: far.done, max: far.total })} />
      </div>
      <Button onPress={onCancel} takesFocus>
        {say("app.cancel")}
      </Button>
    </div>
  )
}

import type { ReactNode } from "react"
import { Button } from "../../ui/button.tsx"
import { AfterAMoment, Skeleton } from "../../ui/skeleton.tsx"
import { ErrorState } from "../../ui/states.tsx"
import { say } from "../strings/say.ts"
import type { Asked } from "./use-asked.ts"

/** What stands where an answer will be: a skeleton after a moment, the answer, or a way to ask again. */
export function Answer<Value>({
  asked,
  children,
}: Readonly<{ asked: Asked<Value>; children: (value: Value) => ReactNode }>) {
  switch (asked.kind) {
    case "waiting":
      return (
        <AfterAMoment>
          <div className="mx-auto w-full max-w-page px-8 py-8">
            <Skeleton label={say("asked.waiting")} lines={6} />
          </div>
        </AfterAMoment>
      )
    case "here":
      return children(asked.value)
    case "failed":
      return (
        <ErrorState
          title={say("asked.failed.title")}
          actions={<Button onPress={asked.retry}>{say("app.retry")}</Button>}
        >
          <p>{say("asked.failed.more")}</p>
        </ErrorState>
      )
  }
}

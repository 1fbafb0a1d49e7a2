import { Component, type ReactNode } from "react"
import { Button } from "../ui/button.tsx"
import { ErrorState } from "../ui/states.tsx"
import { say } from "./strings/say.ts"

/** A bug in a screen ends in a sentence and a way to lock, never in an empty window. The text itself is not logged. */
export class FaultBoundary extends Component<
  Readonly<{ onLock: () => void; children: ReactNode }>,
  Readonly<{ hasFailed: boolean }>
> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children
    return (
      <main>
        <ErrorState
          isWholePage
          title={say("app.failed.title")}
          actions={
            <Button look="primary" takesFocus onPress={this.props.onLock}>
              {say("app.failed.lock")}
            </Button>
          }
        >
          <p>{say("app.failed.more")}</p>
        </ErrorState>
      </main>
    )
  }
}

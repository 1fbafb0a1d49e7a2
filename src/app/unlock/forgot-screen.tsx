import { Button } from "../../ui/button.tsx"
import { say } from "../strings/say.ts"
import { ClosedFrame } from "./closed-frame.tsx"

/** What can be done, what cannot, and that nothing is destroyed by trying. */
export function ForgotScreen({ onRecover, onBack }: Readonly<{ onRecover: () => void; onBack: () => void }>) {
  return (
    <ClosedFrame isWide>
      <div className="grid gap-7">
        <h1 className="font-serif text-xl font-medium tracking-tight">{say("forgot.title")}</h1>
        <section className="grid justify-items-start gap-3">
          <h2 className="font-semibold">{say("forgot.with")}</h2>
          <p className="text-ink-soft">{say("forgot.with.more")}</p>
          <Button look="primary" takesFocus onPress={onRecover}>
            {say("forgot.with.button")}
          </Button>
        </section>
        <section className="grid gap-3 border-t border-line pt-6">
          <h2 className="font-semibold">{say("forgot.try")}</h2>
          <ul className="grid list-disc gap-1 pl-5 text-ink-soft marker:text-ink-faint">
            <li>{say("forgot.try.layout")}</li>
            <li>{say("forgot.try.variants")}</li>
            <li>{say("forgot.try.sheet")}</li>
          </ul>
        </section>
        <section className="grid gap-3 border-t border-line pt-6">
          <h2 className="font-semibold">{say("forgot.without")}</h2>
          <p className="text-ink-soft">{say("forgot.without.more")}</p>
          <p className="text-ink-soft">{say("forgot.safe")}</p>
        </section>
        <div>
          <Button onPress={onBack}>{say("app.back")}</Button>
        </div>
      </div>
    </ClosedFrame>
  )
}

import { useState } from "react"
import type { RecordId } from "../../domain/envelope.ts"
import { Button } from "../../ui/button.tsx"
import { Section } from "../../ui/section.tsx"
import type { PersonPage } from "../../worker/api/network.ts"
import { ExchangeItems } from "../exchange/exchange-items.tsx"
import { Answer } from "../frame/answer.tsx"
import { useToday } from "../frame/today-date.ts"
import { useAsked } from "../frame/use-asked.ts"
import { ActionItems } from "../goals/action-items.tsx"
import { say } from "../strings/say.ts"

const first = 6

/** Promises and actions between the owner and one person that are not done yet. */
export function PersonOpen({ page: { promises, openActions } }: Readonly<{ page: PersonPage }>) {
  const today = useToday()
  const [isWhole, setWhole] = useState(false)
  const shown = (ids: readonly RecordId[]) => (isWhole ? ids : ids.slice(0, first))
  const [actionIds, exchangeIds] = [shown(openActions), shown(promises)]
  const asked = useAsked(`${today} ${actionIds.join(" ")} / ${exchangeIds.join(" ")}`, async (vault) => {
    const [actions, exchanges] = await Promise.all([
      vault.actionRows(actionIds, today),
      vault.exchangeRows(exchangeIds),
    ])
    return { actions, exchanges }
  })
  const isMore = actionIds.length < openActions.length || exchangeIds.length < promises.length
  return (
    <Section title={say("network.open")}>
      {actionIds.length + exchangeIds.length === 0 ? (
        <p className="text-ink-faint">{say("network.open.none")}</p>
      ) : (
        <Answer asked={asked}>
          {({ actions, exchanges }) => (
            <ul className="-mx-3 grid grid-cols-1">
              <ActionItems rows={actions} />
              <ExchangeItems rows={exchanges} />
            </ul>
          )}
        </Answer>
      )}
      {isMore && (
        <div>
          <Button size="small" onPress={() => setWhole(true)}>
            {say("network.open.more")}
          </Button>
        </div>
      )}
    </Section>
  )
}

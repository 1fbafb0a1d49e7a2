import { ArrowLeftRight, CalendarPlus, ListPlus, MessageCircle, Pin } from "lucide-react"
import type { ReactNode } from "react"
import { Button } from "../../ui/button.tsx"
import { classNames } from "../../ui/class-names.ts"
import { Notice } from "../../ui/notice.tsx"
import type { PersonPage } from "../../worker/api/network.ts"
import { useApp } from "../app-context.ts"
import { useToday } from "../frame/today-date.ts"
import { sayDue, sayLastInteraction } from "../strings/due.ts"
import { say } from "../strings/say.ts"
import { sayTerm } from "../strings/terms.ts"
import { sayPlace } from "./person-words.ts"
import { PersonPicture } from "./photo-field.tsx"
import { useTakingOut } from "./use-taking-out.ts"

/** Who it is, how it stands, and what can be begun with them. */
export function PersonHeader({
  page,
  isPinned,
  children,
}: Readonly<{
  page: PersonPage
  isPinned: boolean
  /** How the page is looked at. */
  children: ReactNode
}>) {
  const { contact, name, organisation, lastInteraction, due } = page
  const today = useToday()
  const takeOut = useTakingOut(contact.id)
  const { networkRoles: roles = [], jobTitle } = contact
  const place = sayPlace({ jobTitle, organisation: organisation?.name ?? "" })
  const isDue = due.kind === "due" || due.kind === "overdue"
  return (
    <header className="px-5 pt-8 pb-5 sm:px-7 sm:pt-10">
      <div className="mx-auto grid max-w-page gap-5">
        <div className="grid grid-cols-[auto_minmax(0,1fr)] items-start gap-x-5">
          <PersonPicture name={name} photo={page.photo} />
          <div className="grid min-w-0 gap-1">
            <h1
              className={classNames(
                "line-clamp-3 font-serif text-2xl font-medium tracking-tight wrap-anywhere",
                name === "" && "text-ink-faint italic",
              )}
            >
              <bdi>{name === "" ? say("people.unnamed") : name}</bdi>
              {isPinned && (
                <>
                  <Pin aria-hidden="true" className="ms-3 inline size-4 text-ink-faint" />
                  <span className="sr-only">{say("writing.pinned")}</span>
                </>
              )}
            </h1>
            {place !== "" && (
              <p dir="auto" className="text-ink-soft wrap-anywhere">
                {place}
              </p>
            )}
            {roles.length > 0 && <p className="text-sm text-ink-soft">{roles.map(sayTerm).join(" · ")}</p>}
            <p className="text-sm text-ink-faint">
              {due.kind !== "none" && (
                <>
                  <span className={classNames(isDue && "font-medium text-owed")}>{sayDue(due, today)}</span>
                  {" · "}
                </>
              )}
              {sayLastInteraction(lastInteraction, today)}
            </p>
          </div>
        </div>
        {contact.archivedAt !== undefined && (
          <Notice>
            <p>{say("network.archived")}</p>
            <div>
              <Button size="small" onPress={() => void takeOut()}>
                {say("writing.unarchive")}
              </Button>
            </div>
          </Notice>
        )}
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          {children}
          <Beginnings page={page} />
        </div>
      </div>
    </header>
  )
}

function Beginnings({ page: { contact } }: Readonly<{ page: PersonPage }>) {
  const { ask } = useApp()
  const preset = { contacts: [contact.id] }
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        size="small"
        icon={<MessageCircle aria-hidden="true" className="size-4" />}
        onPress={() => ask({ dialog: "interaction", preset })}
      >
        {say("new.interaction")}
      </Button>
      <Button
        size="small"
        icon={<CalendarPlus aria-hidden="true" className="size-4" />}
        onPress={() => ask({ dialog: "session", preset })}
      >
        {say("new.session")}
      </Button>
      <Button
        size="small"
        icon={<ArrowLeftRight aria-hidden="true" className="size-4" />}
        onPress={() => ask({ dialog: "exchange", preset })}
      >
        {say("new.exchange")}
      </Button>
      <Button
        size="small"
        icon={<ListPlus aria-hidden="true" className="size-4" />}
        onPress={() => ask({ dialog: "action", preset })}
      >
        {say("new.action")}
      </Button>
    </div>
  )
}

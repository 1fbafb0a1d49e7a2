import {
  ArrowLeftRight,
  BookOpenText,
  Bookmark,
  Contact,
  ListChecks,
  LockKeyhole,
  Milestone,
  Search,
  Settings,
  Sun,
  Trash2,
} from "lucide-react"
import type { ReactNode } from "react"
import { Button } from "react-aria-components/Button"
import { BrandMark } from "../../ui/brand-mark.tsx"
import { classNames } from "../../ui/class-names.ts"
import { Kbd } from "../../ui/kbd.tsx"
import { useViews } from "../search/use-views.ts"
import { say } from "../strings/say.ts"
import type { Place } from "./place.ts"

type RailPlace =
  | "search"
  | "today"
  | "journal"
  | "relationships"
  | "network"
  | "exchange"
  | "goals"
  | "trash"
  | "settings"

const upper: readonly Readonly<{ to: Exclude<RailPlace, "settings" | "trash">; icon: ReactNode }>[] = [
  { to: "search", icon: <Search /> },
  { to: "today", icon: <Sun /> },
  { to: "journal", icon: <BookOpenText /> },
  { to: "relationships", icon: <Milestone /> },
  { to: "network", icon: <Contact /> },
  { to: "exchange", icon: <ArrowLeftRight /> },
  { to: "goals", icon: <ListChecks /> },
]

/** The places of the app, a column on the left; a row on top where the window is narrow. */
export function Rail({
  place,
  onGo,
  onLock,
}: Readonly<{ place: Place; onGo: (place: Place) => void; onLock: () => void }>) {
  const views = useViews().filter(({ pinned }) => pinned)
  const view = place.screen === "search" ? views.find(({ id }) => id === place.view) : undefined
  const current = view === undefined ? railPlaceOf(place) : null
  return (
    <nav
      aria-label={say("rail.places")}
      className="flex items-center gap-1 border-line bg-paper-sunken px-3 py-2 max-md:flex-wrap max-md:border-b md:flex-col md:items-stretch md:overflow-y-auto md:border-r md:px-3 md:py-5"
    >
      <p className="flex items-center gap-2.5 px-2 font-serif text-lg font-medium max-md:mr-auto md:mb-6">
        <BrandMark className="size-6 text-accent" />
        <span className="max-sm:sr-only">{say("app.name")}</span>
      </p>
      {upper.map(({ to, icon }) => (
        <RailItem
          key={to}
          icon={icon}
          label={say(`rail.${to}`)}
          isCurrent={current === to}
          onPress={() => onGo({ screen: to })}
        />
      ))}
      {views.length > 0 && (
        <ul
          aria-label={say("search.views")}
          className="flex gap-1 border-line md:mt-3 md:grid md:border-t md:pt-3"
        >
          {views.map(({ id, name, query }) => (
            <li key={id} className="grid min-w-0">
              <RailItem
                icon={<Bookmark />}
                label={name}
                isCurrent={id === view?.id}
                onPress={() => onGo({ screen: "search", query, view: id })}
              />
            </li>
          ))}
        </ul>
      )}
      <span className="hidden md:block md:flex-1" />
      <RailItem
        icon={<Trash2 />}
        label={say("rail.trash")}
        isCurrent={current === "trash"}
        onPress={() => onGo({ screen: "trash" })}
      />
      <RailItem
        icon={<Settings />}
        label={say("rail.settings")}
        isCurrent={current === "settings"}
        onPress={() => onGo({ screen: "settings" })}
      />
      <RailItem
        icon={<LockKeyhole />}
        label={say("rail.lock")}
        keys="Ctrl L"
        isCurrent={false}
        onPress={onLock}
      />
    </nav>
  )
}

/** A page belongs to the place whose list it stands in. */
function railPlaceOf({ screen }: Place): RailPlace {
  switch (screen) {
    case "note":
    case "session":
    case "tags":
      return "journal"
    case "person":
    case "organisation":
    case "organisations":
      return "network"
    case "relationship":
      return "relationships"
    default:
      return screen
  }
}

function RailItem({
  icon,
  label,
  keys,
  isCurrent,
  onPress,
}: Readonly<{ icon: ReactNode; label: string; keys?: string; isCurrent: boolean; onPress: () => void }>) {
  return (
    <Button
      onPress={onPress}
      {...(isCurrent && { "aria-current": "page" })}
      className={classNames(
        "flex min-h-control-small min-w-0 cursor-default items-center gap-2.5 rounded-md px-2.5 py-1 text-base transition-colors data-hovered:bg-paper-hover data-pressed:bg-paper-pressed",
        isCurrent ? "bg-paper-hover font-medium text-ink forced-colors:border" : "text-ink-soft",
      )}
    >
      <span
        aria-hidden="true"
        className={classNames("shrink-0 [&>svg]:size-4.5", isCurrent && "text-accent")}
      >
        {icon}
      </span>
      <bdi className="truncate max-md:sr-only">{label}</bdi>
      {keys !== undefined && (
        <span aria-hidden="true" className="ml-auto hidden md:block">
          <Kbd>{keys}</Kbd>
        </span>
      )}
    </Button>
  )
}

import {
  ArrowLeftRight,
  BookOpenText,
  Bookmark,
  Building2,
  Contact,
  File,
  Footprints,
  ListChecks,
  MessageCircle,
  Milestone,
  UsersRound,
} from "lucide-react"
import type { Recalled } from "../../worker/api/search.ts"

const icons = {
  contact: Contact,
  organisation: Building2,
  relationship: Milestone,
  "mentoring-session": UsersRound,
  "journal-note": BookOpenText,
  action: ListChecks,
  "reciprocity-entry": ArrowLeftRight,
  interaction: MessageCircle,
  "stage-event": Footprints,
  attachment: File,
  "saved-view": Bookmark,
} as const satisfies Record<Recalled["kind"], unknown>

/** A small picture of what a found record is; its kind is said in words beside it. */
export function KindIcon({ kind }: Readonly<{ kind: Recalled["kind"] }>) {
  const Icon = icons[kind]
  return <Icon aria-hidden="true" strokeWidth={1.5} className="size-4.5 shrink-0 text-ink-faint" />
}

import { classNames } from "../../ui/class-names.ts"
import { say } from "../strings/say.ts"

/** The heading of an entry's page: seen where it is read, only heard where a field shows it already. */
export function EntryTitle({
  title = "",
  isShown,
}: Readonly<{ title?: string | undefined; isShown: boolean }>) {
  const isUntitled = title.trim() === ""
  return (
    <h1
      className={
        isShown
          ? classNames(
              "font-serif text-2xl font-medium tracking-tight wrap-anywhere",
              isUntitled && "text-ink-faint italic",
            )
          : "sr-only"
      }
    >
      {isUntitled ? say("journal.untitled") : title}
    </h1>
  )
}

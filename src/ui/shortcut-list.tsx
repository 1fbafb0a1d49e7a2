import { Kbd } from "./kbd.tsx"

export type Shortcut = Readonly<{
  label: string
  /** Pressed one after the other: `["G", "T"]`. What is held together is one of them: `["Ctrl K"]`. */
  keys: readonly string[]
}>

/** Keys that are pressed one after the other, with the word between them. */
export function KeyRow({ keys, then }: Readonly<{ keys: readonly string[]; then: string }>) {
  return (
    <span className="inline-flex shrink-0 items-center gap-1.5 text-sm text-ink-faint">
      {keys.map((key, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the same key may be pressed twice
        <span key={index} className="inline-flex items-center gap-1.5">
          {index > 0 && <span>{then}</span>}
          <Kbd>{key}</Kbd>
        </span>
      ))}
    </span>
  )
}

/** What the keyboard does, under the heading of where it does it. */
export function ShortcutList({
  groups,
  then,
}: Readonly<{
  groups: readonly Readonly<{ title: string; shortcuts: readonly Shortcut[] }>[]
  then: string
}>) {
  return (
    <div className="gap-x-10 sm:columns-2 lg:columns-3">
      {groups.map(({ title, shortcuts }) => (
        <section key={title} className="mb-6 grid break-inside-avoid content-start gap-2">
          <h3 className="text-sm font-semibold">{title}</h3>
          <dl className="grid gap-1.5">
            {shortcuts.map(({ label, keys }) => (
              <div key={label} className="flex items-baseline justify-between gap-4">
                <dt className="text-base text-ink-soft">{label}</dt>
                <dd>
                  <KeyRow keys={keys} then={then} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}

import { Kbd } from "./kbd.tsx"

export type Shortcut = Readonly<{
  label: string
  /** Each on a key of its own: `["Ctrl", "K"]`. */
  keys: readonly string[]
}>

/** What the keyboard does, under the heading of where it does it. */
export function ShortcutList({
  groups,
}: Readonly<{ groups: readonly Readonly<{ title: string; shortcuts: readonly Shortcut[] }>[] }>) {
  return (
    <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
      {groups.map(({ title, shortcuts }) => (
        <section key={title} className="grid content-start gap-2">
          <h3 className="text-sm font-semibold">{title}</h3>
          <dl className="grid gap-1.5">
            {shortcuts.map(({ label, keys }) => (
              <div key={label} className="flex items-baseline justify-between gap-4">
                <dt className="text-base text-ink-soft">{label}</dt>
                <dd className="flex shrink-0 gap-1">
                  {keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}

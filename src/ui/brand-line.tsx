import { BrandMark } from "./brand-mark.tsx"

/** The app's mark and name in one line, above what stands on a sheet of its own. */
export function BrandLine({ name }: Readonly<{ name: string }>) {
  return (
    <p className="flex items-center gap-2.5 font-serif text-lg font-medium">
      <BrandMark className="size-6 text-accent" />
      {name}
    </p>
  )
}

import { classNames } from "./class-names.ts"

/** Two leaves of one sheet, leaning to each other: the app's mark, in the colour of the text around it. */
export function BrandMark({ className }: Readonly<{ className?: string }>) {
  return (
    <svg viewBox="0 0 32 32" fill="none" aria-hidden="true" className={classNames("block", className)}>
      <path d="M15 27C15 17 11 9.5 4 6c0 11 3.500 18.500 11 21Z" fill="currentColor" />
      <path
        d="M17.5 26.200C18 17 21.500 10 28 6.800c0 10-3.500 17-10.500 19.400Z"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
    </svg>
  )
}

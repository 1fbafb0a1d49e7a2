/** What floats over the page. */
export const popoverClass =
  "rounded-md border border-line bg-paper-raised text-ink shadow-overlay transition-opacity data-entering:opacity-0 data-exiting:opacity-0"

/** A line of a menu or list box. */
export const itemClass =
  "group flex min-h-control-small cursor-default items-center gap-2.5 rounded-sm px-2.5 py-1 text-base outline-none data-disabled:opacity-50 data-focus-visible:focus-ring data-focus-visible:-outline-offset-2 data-focused:bg-accent-soft data-hovered:bg-paper-hover forced-colors:data-focused:focus-ring forced-colors:data-focused:-outline-offset-2"

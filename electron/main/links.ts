import { ok, type Result, refuse } from "../../src/base/result.ts"

export type Link = { readonly href: string; readonly shownAs: string }

const mailHeaders: ReadonlySet<string> = new Set(["to", "cc", "bcc", "subject", "body"])

/**
 * Accepts https, http and mailto, read without a base. Refuses credentials (they dress one host as another), control
 * characters, and mail headers beyond the usual ones (some mail programs attach the file that a header names).
 */
export function readLink(text: string): Result<Link, "not-a-link"> {
  // oxlint-disable-next-line no-control-regex -- URL would drop some of them silently
  if (/[\u0000-\u001f\u007f]/.test(text) || !URL.canParse(text)) return refuse("not-a-link")
  const url = new URL(text)
  switch (url.protocol) {
    case "https:":
    case "http:":
      if (url.username !== "" || url.password !== "" || url.hostname === "") return refuse("not-a-link")
      return ok({ href: url.href, shownAs: url.host })
    case "mailto:":
      if ([...url.searchParams.keys()].some((key) => !mailHeaders.has(key.toLowerCase()))) {
        return refuse("not-a-link")
      }
      return ok({ href: url.href, shownAs: safeDecode(url.pathname) })
    default:
      return refuse("not-a-link")
  }
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export type OpenLinkParts = {
  readonly ask: (link: Link) => Promise<boolean>
  readonly openExternal: (href: string) => Promise<void>
}

/** One question at a time; a further link is declined while it stands. */
export function createOpenLink(
  parts: OpenLinkParts,
): (text: string) => Promise<"opened" | "declined" | "refused" | "failed"> {
  let asking = false
  return async (text) => {
    const link = readLink(text)
    if (!link.ok) return "refused"
    if (asking) return "declined"
    asking = true
    try {
      if (!(await parts.ask(link.value))) return "declined"
      await parts.openExternal(link.value.href)
      return "opened"
    } catch {
      return "failed"
    } finally {
      asking = false
    }
  }
}

import { documentLimits } from "./limits.ts"

const openableSchemes = new Set(["http:", "https:", "mailto:"])

/**
 * The address that a link leads to, normalised, or null where it may not be opened: any scheme but http, https and
 * mailto, no absolute URL, a name or password before the host, or anything that URL parsing would quietly repair
 * (control characters, backslashes, surrounding blanks). Opening itself is the shell's, which checks again.
 */
export function openableLink(href: string): string | null {
  if (href.length > documentLimits.linkLength || /[\p{Cc}\p{Zl}\p{Zp}\\]|^\s|\s$/u.test(href)) return null
  const scheme = /^[a-z]+:/i.exec(href)?.[0].toLowerCase()
  if (scheme === undefined || !openableSchemes.has(scheme)) return null
  if (scheme !== "mailto:" && !/^https?:\/\/[^/\\]/i.test(href)) return null
  if (!URL.canParse(href)) return null
  const url = new URL(href)
  if (!openableSchemes.has(url.protocol) || url.username !== "" || url.password !== "") return null
  if (url.protocol === "mailto:" ? url.pathname === "" : url.hostname === "") return null
  return url.href
}

/**
 * What somebody who types `typed` into a link field means: an address with its scheme, or null where none can be
 * opened. A bare host gets `https://`, a bare mail address `mailto:`.
 */
export function linkFromTyping(typed: string): string | null {
  const text = typed.trim()
  if (openableLink(text) !== null) return text
  if (/^[^\s@:/\\<>"]+@[^\s@:/\\<>"]+\.[^\s@:/\\<>"]+$/.test(text)) return openable(`mailto:${text}`)
  if (/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d{1,5})?([/?#]\S*)?$/u.test(text))
    return openable(`https://${text}`)
  return null
}

function openable(href: string): string | null {
  return openableLink(href) === null ? null : href
}

/**
 * The page's policy, one directive a line. A worker takes its policy from the response that brought its script, so
 * these headers stand on every response, errors included. `docs/adr/0002-content-security-policy.md` says why each.
 */
const directives = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types default dompurify",
] as const

export const contentSecurityPolicy = directives.join("; ")

/** Every feature that Chromium lets a policy switch off, but the one that the app uses. */
const offFeatures = [
  "accelerometer",
  "autoplay",
  "browsing-topics",
  "camera",
  "clipboard-read",
  "compute-pressure",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "gamepad",
  "geolocation",
  "gyroscope",
  "hid",
  "identity-credentials-get",
  "idle-detection",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "otp-credentials",
  "payment",
  "picture-in-picture",
  "private-state-token-issuance",
  "private-state-token-redemption",
  "publickey-credentials-create",
  "publickey-credentials-get",
  "screen-wake-lock",
  "serial",
  "storage-access",
  "sync-xhr",
  "unload",
  "usb",
  "window-management",
  "xr-spatial-tracking",
] as const

export const permissionsPolicy = [
  ...offFeatures.map((feature) => `${feature}=()`),
  "clipboard-write=(self)",
].join(", ")

export const guardHeaders: Readonly<Record<string, string>> = {
  "content-security-policy": contentSecurityPolicy,
  "permissions-policy": permissionsPolicy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-resource-policy": "same-origin",
  "x-dns-prefetch-control": "off",
  "cache-control": "no-store",
}

/** The same answer with the guard headers on it, whatever it said of them itself. */
export function guarded(response: Response): Response {
  const headers = new Headers(response.headers)
  for (const [name, value] of Object.entries(guardHeaders)) headers.set(name, value)
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
}

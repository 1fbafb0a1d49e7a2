/** As Electron names a failed load: `ERR_FAILED (-2) loading 'app://main/'`, with `code`, `errno` and `url`. */
export function loadError(name: string, url: string): Error & { code: string; errno: number; url: string } {
  const [code, errno] = known[name] ?? ["ERR_FAILED", -2]
  return Object.assign(new Error(`${code} (${errno}) loading '${url}'`), { code, errno, url })
}

const known: Readonly<Record<string, readonly [string, number]>> = {
  "net::ERR_ABORTED": ["ERR_ABORTED", -3],
  "net::ERR_FAILED": ["ERR_FAILED", -2],
  "net::ERR_BLOCKED_BY_CLIENT": ["ERR_BLOCKED_BY_CLIENT", -20],
  "net::ERR_NAME_NOT_RESOLVED": ["ERR_NAME_NOT_RESOLVED", -105],
  "net::ERR_UNEXPECTED": ["ERR_UNEXPECTED", -9],
}

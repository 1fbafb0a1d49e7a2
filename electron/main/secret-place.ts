import { access, realpath } from "node:fs/promises"
import { dirname, join, relative, sep } from "node:path"

/** Folder names under which programs that copy files to a server keep what they copy, in lower case. */
const syncedNames: readonly RegExp[] = [
  /^dropbox( \(.*\))?$/,
  /^onedrive( ?- .*)?$/,
  /^(google ?drive|googledrive.*|my drive|drivefs)$/,
  /^(icloud ?drive|mobile documents|com~apple~clouddocs|cloudstorage)$/,
  /^(nextcloud|owncloud|seafile|seadrive|syncthing|resilio sync|tresorit|koofr|yandex\.disk|keybase)$/,
  /^(pcloud ?drive|p?cloud|mega|megasync.*|proton ?drive.*|box|box sync|sync|magentacloud|hidrive|idrive.*)$/,
]

/** What such programs leave at the top of a folder that they copy. */
const syncMarks = [".stfolder", ".dropbox", ".dropbox.cache", ".owncloudsync.log", ".sync", ".seafile-data"]

/**
 * Whether a file at `path` would lie in the app's own data or, as far as can be told by names and marks, in a folder that
 * is copied to a server. A folder that only the system knows to be copied is not recognised.
 */
export async function isKeptFrom(path: string, appData: string): Promise<boolean> {
  return (await isAppOwn(path, appData)) || isSynced(await realpath(dirname(path)))
}

/** Whether a file at `path` would lie in the app's own data. Rejects where its folder is not there. */
export async function isAppOwn(path: string, appData: string): Promise<boolean> {
  return isWithin(await realpath(dirname(path)), await realpath(appData).catch(() => appData))
}

/** As far as can be told by names and marks. `folder` need not be there, and is taken as it is written. */
export async function isSynced(folder: string): Promise<boolean> {
  for (const above of ancestors(folder)) {
    const name = above.slice(above.lastIndexOf(sep) + 1).toLowerCase()
    if (syncedNames.some((known) => known.test(name))) return true
    for (const mark of syncMarks) if (await exists(join(above, mark))) return true
  }
  return false
}

export function isWithin(folder: string, outer: string): boolean {
  const way = relative(outer, folder)
  return (
    way === "" || !(way === ".." || way.startsWith(`..${sep}`) || way.startsWith(sep) || /^[a-z]:/i.test(way))
  )
}

function ancestors(folder: string): readonly string[] {
  const above = dirname(folder)
  return above === folder ? [folder] : [folder, ...ancestors(above)]
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch {
    return false
  }
}

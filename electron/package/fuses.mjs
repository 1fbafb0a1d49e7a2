import { FuseV1Options, FuseVersion } from "@electron/fuses"

/**
 * Every fuse of Electron's binary, none left to its default: a tenth one, in a later Electron, fails the packaging.
 * @type {import("@electron/fuses").FuseV1Config & { strictlyRequireAllFuses: true }}
 */
export const fuses = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  // Off: the signed binary would be anyone's Node.
  [FuseV1Options.RunAsNode]: false,
  // Off: there are no cookies, and on macOS it would open the keychain before the app can say why.
  [FuseV1Options.EnableCookieEncryption]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  // On: without it the integrity check is walked around by a folder beside the archive.
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // Off: on without an extra snapshot file, the app does not start.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // Off: the page comes from app://, never from file://.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // On: WebAssembly's bounds are checked by the processor.
  [FuseV1Options.WasmTrapHandlers]: true,
}

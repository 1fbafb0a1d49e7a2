import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"

export type DatabaseBackend = "leveldb" | "sqlite"

/** Kept as a folder by Chromium: an empty file in its place keeps it from being written. */
const asEmptyFiles = ["Sessions", "shared_proto_db", "segmentation_platform"]
/** Kept as a file by Chromium: a folder in its place keeps it from being written. */
const asFolders = [
  "History",
  "Web Data",
  "Login Data",
  "Login Data For Account",
  "Favicons",
  "Top Sites",
  "Shortcuts",
  "Network Action Predictor",
  "Affiliation Database",
]

/** The parts of a crash database, each a folder that cannot be made where a file of its name lies. */
const crashParts = ["new", "pending", "completed", "attachments"]

const ask = 3
const block = 2

const preferences = {
  autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
  credentials_enable_service: false,
  credentials_enable_autosignin: false,
  profile: {
    password_manager_enabled: false,
    exit_type: "Normal",
    default_content_setting_values: {
      geolocation: block,
      media_stream_camera: block,
      media_stream_mic: block,
      midi_sysex: block,
      usb_guard: block,
      serial_guard: block,
      bluetooth_guard: block,
      hid_guard: block,
      file_system_write_guard: ask,
      popups: block,
      sensors: block,
      background_sync: block,
      payment_handler: block,
    },
  },
  history: { saving_disabled: true, deleting_enabled: true },
  savefile: { default_directory: "" },
  search: { suggest_enabled: false },
  signin: { allowed: false },
  spellcheck: { use_spelling_service: false, dictionaries: [] },
  browser: { enable_spellchecking: false, check_default_browser: false },
  translate: { enabled: false },
  translate_site_blocklist: [],
  net: { network_prediction_options: 2 },
  dns_prefetching: { enabled: false },
  safebrowsing: { enabled: false, enhanced: false },
  alternate_error_pages: { enabled: false },
  url_keyed_anonymized_data_collection: { enabled: false },
  enable_do_not_track: false,
}

/**
 * Makes the browser's own folder so that it cannot keep what is typed: a browser remembers titles, addresses, form
 * fields and open tabs, and the files for these are blocked by something of the same name and the other kind.
 */
export function prepareProfile(folder: string): void {
  const inner = join(folder, "Default")
  mkdirSync(inner, { recursive: true, mode: 0o700 })
  for (const name of asEmptyFiles) if (!existsSync(join(inner, name))) writeFileSync(join(inner, name), "")
  for (const name of asFolders) mkdirUnlessThere(join(inner, name))
  const file = join(inner, "Preferences")
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(preferences))
}

/**
 * Where the browser is to keep crash dumps (on Linux, by `BREAKPAD_DUMP_LOCATION`), made so that it cannot: a dump holds
 * memory of the page, keys and all, and `--disable-breakpad` does not keep Chromium 156 from writing one, nor from
 * writing it into the folder of the owner's own browser.
 */
export function blockCrashDumps(profile: string): string {
  const folder = join(profile, "crash")
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const name of crashParts) if (!existsSync(join(folder, name))) writeFileSync(join(folder, name), "")
  return folder
}

function mkdirUnlessThere(path: string): void {
  if (!existsSync(path)) mkdirSync(path)
  else if (!statSync(path).isDirectory()) throw new Error("the browser's folder was made by something else")
}

/**
 * The same database opened by the other backend looks empty, so the backend is settled when the folder is made and
 * kept in it.
 */
export function settleBackend(folder: string, wanted: string | undefined): DatabaseBackend {
  const file = join(folder, "backend")
  if (existsSync(file)) return readFileSync(file, "utf8") === "sqlite" ? "sqlite" : "leveldb"
  const backend = wanted === "sqlite" ? "sqlite" : "leveldb"
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(file, backend)
  return backend
}

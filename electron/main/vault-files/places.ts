import { basename, dirname } from "node:path"
import { ok, refuse, type Result } from "../../../src/base/result.ts"
import { type Files, syncFolder } from "./files.ts"
import { noPlaces, type PlacesState, readPlaces, type VaultPlace, writePlaces } from "./places-file.ts"
import { type FolderRefusalName, folderRefusal, type Refusing } from "./refusal.ts"
import { spareName } from "./spare-name.ts"

type Answer<T> = Promise<Result<T, Refusing<FolderRefusalName>>>
/** A field that is given as undefined is taken out. */
type PlaceChange = Readonly<{ [Field in keyof VaultPlace]?: VaultPlace[Field] | undefined }>

/**
 * What this computer knows of its vaults: where they are, what the owner calls them, when they were last opened. One per
 * process, which is the file's only writer. A file that cannot be read at the moment is a refusal; a damaged one is set
 * aside, and the list is then what lies in the app's own root.
 */
export class Places {
  readonly #files: Files
  readonly #file: string
  #state: PlacesState | null = null
  #last: Promise<unknown> = Promise.resolve()

  constructor(files: Files, file: string) {
    this.#files = files
    this.#file = file
  }

  get file(): string {
    return this.#file
  }

  state(): Answer<PlacesState> {
    return this.#inTurn(() => this.#known())
  }

  /** Durable once it answers. Again the same writes nothing. */
  change(update: (state: PlacesState) => PlacesState): Answer<PlacesState> {
    return this.#inTurn(async () => {
      const known = await this.#known()
      if (!known.ok) return known
      const changed = update(known.value)
      if (JSON.stringify(changed) !== JSON.stringify(known.value)) {
        await this.#files.mkdir(dirname(this.#file), { recursive: true, mode: 0o700 })
        await writePlaces(this.#files, this.#file, changed)
        this.#state = changed
      }
      return ok(changed)
    })
  }

  changeVault(ref: string, change: PlaceChange): Answer<PlacesState> {
    return this.change((state) => {
      const changed: PlaceChange = { ...state.vaults[ref], ...change }
      const kept = Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined))
      return { ...state, isRebuilt: false, vaults: { ...state.vaults, [ref]: kept } }
    })
  }

  forget(ref: string): Answer<PlacesState> {
    return this.change((state) => {
      const { [ref]: _, ...vaults } = state.vaults
      return { ...state, vaults }
    })
  }

  /** The owner's folder for the snapshots of this vault; null where none was chosen. */
  async snapshotFolderOf(ref: string): Answer<string | null> {
    const known = await this.state()
    return known.ok ? ok(known.value.vaults[ref]?.snapshots ?? null) : known
  }

  async #known(): Answer<PlacesState> {
    if (this.#state !== null) return ok(this.#state)
    const read = await readPlaces(this.#files, this.#file)
    if (read.ok) this.#state = read.value
    else if (read.refusal.name === "damaged") this.#state = await this.#rebuild()
    else return refuse(read.refusal)
    return ok(this.#state)
  }

  async #rebuild(): Promise<PlacesState> {
    const folder = dirname(this.#file)
    await this.#files.rename(this.#file, await spareName(this.#files, folder, basename(this.#file)))
    await syncFolder(this.#files, folder)
    const state = { ...noPlaces, isRebuilt: true }
    await writePlaces(this.#files, this.#file, state)
    return state
  }

  #inTurn<T>(step: () => Answer<T>): Answer<T> {
    const turn = this.#last.then(step).catch((error: unknown) => refuse(folderRefusal(error)))
    this.#last = turn.catch(() => undefined)
    return turn
  }
}

import { createHash } from "node:crypto"
import { basename } from "node:path"
import { layersOf } from "./layers.ts"
import { multiSearch } from "./multi-search.ts"
import { type Canary, needlesFor } from "./needles.ts"
import { storedFiles, walBeside } from "./stored-files.ts"
import { type WordList, wordRunSearch } from "./word-runs.ts"

export type Hit = Readonly<{
  canary: string
  file: string
  /** Where in the file, or in the innermost layer that `inside` names. */
  offset: number
  encoding: string
  /** Empty for the file's own bytes, "name" for its name, else how the bytes were had out of it. */
  inside: string
}>

export type Scan = Readonly<{ hits: readonly Hit[]; files: number; bytes: number; layers: number }>

export type ScanOptions = Readonly<{
  folders: readonly string[]
  canaries: readonly Canary[]
  wordLists?: readonly WordList[]
  /** Also finds them in other case. */
  foldCase?: boolean
}>

/**
 * Looks for every canary in every encoding in every stored file, in its name, and in whatever is compressed or encoded in
 * it. Throws rather than skip anything; an answer without `files` is no answer, so look at it.
 */
export function scanForCanaries(options: ScanOptions): Promise<Scan> {
  return canaryScanner(options)()
}

/** The same, to be asked again and again: a file whose bytes were looked through before is not unfolded a second time. */
export function canaryScanner(options: ScanOptions): () => Promise<Scan> {
  const search = canarySearch(options.canaries, options.wordLists ?? [], options.foldCase ?? false)
  const known = new Map<string, Contents>()
  return async () => {
    const hits: Hit[] = []
    let files = 0
    let bytes = 0
    let layers = 0
    for await (const stored of storedFiles(options.folders)) {
      const name = Buffer.from(basename(stored.path))
      hits.push(...search(name).map((hit) => ({ ...hit, file: stored.path, inside: "name" })))
      if (stored.bytes.length === 0) continue
      const wal = await walBeside(stored.path)
      const digest = createHash("sha256")
        .update(stored.bytes)
        .update(wal ?? "")
        .digest("base64")
      const contents = known.get(digest) ?? searchLayers(search, stored.bytes, wal)
      known.set(digest, contents)
      files++
      bytes += stored.bytes.length
      layers += contents.layers
      hits.push(...contents.hits.map((hit) => ({ ...hit, file: stored.path })))
    }
    return { hits, files, bytes, layers }
  }
}

type Contents = Readonly<{ hits: readonly Omit<Hit, "file">[]; layers: number }>

function searchLayers(
  search: (bytes: Uint8Array) => BareHit[],
  file: Uint8Array,
  wal?: Uint8Array,
): Contents {
  const hits: Omit<Hit, "file">[] = []
  let layers = 0
  for (const layer of layersOf(file, wal)) {
    layers++
    hits.push(...search(layer.bytes).map((hit) => ({ ...hit, inside: layer.path })))
  }
  return { hits, layers }
}

export type BareHit = Pick<Hit, "canary" | "offset" | "encoding">

/** One search over bytes as they are, nothing unfolded. */
export function canarySearch(
  canaries: readonly Canary[],
  wordLists: readonly WordList[],
  foldCase: boolean,
): (bytes: Uint8Array) => BareHit[] {
  const needles = canaries.flatMap(needlesFor)
  const groups = [
    needles.filter((needle) => needle.foldable && foldCase),
    needles.filter((needle) => !needle.foldable || !foldCase),
  ].filter((group) => group.length > 0)
  const searches = groups.map((group, index) => ({
    group,
    search: multiSearch(
      group.map((needle) => needle.bytes),
      foldCase && index === 0,
    ),
  }))
  const wordRuns = wordRunSearch(wordLists)
  return (bytes) => {
    const hits: BareHit[] = []
    for (const { group, search } of searches) {
      search(bytes, (index, offset) => {
        const needle = group[index]
        if (needle !== undefined) hits.push({ canary: needle.canary, offset, encoding: needle.encoding })
      })
    }
    for (const run of wordRuns(bytes)) {
      hits.push({ canary: `${run.list}, words from ${run.first + 1}`, offset: run.offset, encoding: "words" })
    }
    return hits
  }
}

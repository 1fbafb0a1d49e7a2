import type { DirectoryDropItem, DropItem } from "react-aria-components/useDragAndDrop"

/** A file, and where it lay in the folder that was given: the path starts with the folder's own name. */
export type GivenFile = Readonly<{ path: string; file: File }>

/** What a file dialog gave. */
export function filesOfDialog(files: Iterable<File>): readonly GivenFile[] {
  return [...files].map((file) => ({
    path: file.webkitRelativePath === "" ? file.name : file.webkitRelativePath,
    file,
  }))
}

/** What was let go of, folders walked to their last file. Text and links are no files, and left out. */
export async function filesOfDrop(items: readonly DropItem[]): Promise<readonly GivenFile[]> {
  const files: GivenFile[] = []
  for (const item of items) {
    if (item.kind === "file") files.push({ path: item.name, file: await item.getFile() })
    if (item.kind === "directory") await walk(item, item.name, files)
  }
  return files
}

async function walk(folder: DirectoryDropItem, path: string, files: GivenFile[]): Promise<void> {
  for await (const entry of folder.getEntries()) {
    const at = `${path}/${entry.name}`
    if (entry.kind === "file") files.push({ path: at, file: await entry.getFile() })
    else await walk(entry, at, files)
  }
}

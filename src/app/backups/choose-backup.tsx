import { FileLock2, FolderLock } from "lucide-react"
import { FileDrop } from "../../ui/file-drop.tsx"
import { Notice } from "../../ui/notice.tsx"
import { say } from "../strings/say.ts"
import { sortGiven } from "./given-backup.ts"
import type { Reading } from "./use-reading.ts"

/** Takes a backup by its file, or the folder that the automatic ones lie in. */
export function ChooseBackup({
  reading,
  trouble,
}: Readonly<{ reading: Reading; trouble: "drop-failed" | "none-found" | null }>) {
  const give = (files: Parameters<typeof sortGiven>[0]) => void sortGiven(files).then(reading.give)
  return (
    <div className="grid w-full gap-4">
      {trouble !== null && <Notice tone="trouble">{say(`restore.${trouble}`)}</Notice>}
      <div className="grid items-stretch gap-4 sm:grid-cols-2">
        <FileDrop
          label={say("restore.drop.file")}
          description={say("restore.drop.file.more")}
          buttonLabel={say("restore.choose-file")}
          icon={<FileLock2 />}
          accept={[".age"]}
          allowsMultiple
          onFiles={give}
          onFailed={reading.fail}
        />
        <FileDrop
          label={say("restore.drop.folder")}
          description={say("restore.drop.folder.more")}
          buttonLabel={say("restore.choose-folder")}
          icon={<FolderLock />}
          takesFolder
          onFiles={give}
          onFailed={reading.fail}
        />
      </div>
    </div>
  )
}

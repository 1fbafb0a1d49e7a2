import { ImagePlus, X } from "lucide-react"
import { useState } from "react"
import { FileTrigger } from "react-aria-components/FileTrigger"
import type { Contact } from "../../domain/entities.ts"
import { Avatar } from "../../ui/avatar.tsx"
import { Button } from "../../ui/button.tsx"
import type { PhotoRefusal } from "../../worker/api/network.ts"
import type { ChangeRefusal } from "../../worker/api/records.ts"
import { useApp } from "../app-context.ts"
import { changeReason } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"
import { photoAddress, scalePhoto } from "./scale-photo.ts"

const pictures = ["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif"]

/** A person's picture, or their initials. */
export function PersonPicture({ name, photo }: Readonly<{ name: string; photo: string | null }>) {
  if (photo === null) return <Avatar name={name} size="large" />
  return (
    <img
      src={photoAddress(photo)}
      alt=""
      className="size-14 shrink-0 rounded-full border border-line object-cover"
    />
  )
}

/** Chooses a picture and takes it away again. Kept at once: it is not part of what is typed. */
export function PhotoField({
  contact,
  name,
  photo,
}: Readonly<{ contact: Contact; name: string; photo: string | null }>) {
  const { client } = useApp()
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)

  const keep = async (picture: string | null) => {
    const saved = await client.vault.savePhoto(contact.id, picture)
    if (saved.ok) return
    setTrouble(
      isOfPhoto(saved.refusal)
        ? say("network.photo.none")
        : say("trash.failed", { reason: changeReason(saved.refusal) }),
    )
  }
  const choose = async (file: File | undefined) => {
    if (file === undefined) return
    setBusy(true)
    setTrouble(null)
    try {
      const picture = await scalePhoto(file)
      if (picture === null) setTrouble(say("network.photo.none"))
      else await keep(picture)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="flex flex-wrap items-center gap-3">
      <PersonPicture name={name} photo={photo} />
      <FileTrigger acceptedFileTypes={pictures} onSelect={(files) => void choose(files?.[0])}>
        <Button size="small" isBusy={isBusy} icon={<ImagePlus aria-hidden="true" className="size-4" />}>
          {say(photo === null ? "network.photo.choose" : "network.photo.change")}
        </Button>
      </FileTrigger>
      {photo !== null && (
        <Button
          size="small"
          look="quiet"
          icon={<X aria-hidden="true" className="size-4" />}
          onPress={() => void keep(null)}
        >
          {say("network.photo.remove")}
        </Button>
      )}
      {trouble !== null && (
        <p role="alert" className="text-sm font-medium text-danger">
          {trouble}
        </p>
      )}
    </div>
  )
}

function isOfPhoto(refusal: ChangeRefusal | PhotoRefusal): refusal is PhotoRefusal {
  return refusal.reason === "not-a-photo" || refusal.reason === "too-large"
}

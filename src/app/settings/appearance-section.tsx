import { useState, useSyncExternalStore } from "react"
import { Notice } from "../../ui/notice.tsx"
import { RadioGroup } from "../../ui/radio-group.tsx"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"

const sizes = ["small", "normal", "large", "larger"] as const

/** Each choice is shown at once. */
export function AppearanceSection() {
  const { appearance: control } = useApp()
  const { appearance, look } = useSyncExternalStore(control.subscribe, control.current)
  const [isKept, setKept] = useState(true)
  const keep = (kept: Promise<boolean>) => void kept.then(setKept)
  return (
    <div className="grid max-w-measure gap-8">
      {!isKept && <Notice tone="trouble">{say("appearance.failed")}</Notice>}
      <RadioGroup
        label={say("appearance.theme")}
        layout="row"
        value={appearance}
        onChange={(chosen) => keep(control.setAppearance(chosen))}
        options={(["system", "light", "dark"] as const).map((value) => ({
          value,
          label: say(`appearance.${value}`),
        }))}
      />
      <RadioGroup
        label={say("appearance.contrast")}
        layout="row"
        value={look.contrast}
        onChange={(contrast) => keep(control.setLook({ ...look, contrast }))}
        options={(["system", "high"] as const).map((value) => ({
          value,
          label: say(`appearance.contrast.${value}`),
        }))}
      />
      <RadioGroup
        label={say("appearance.text-size")}
        layout="row"
        value={look.textSize}
        onChange={(textSize) => keep(control.setLook({ ...look, textSize }))}
        options={sizes.map((value) => ({ value, label: say(`appearance.text-size.${value}`) }))}
      />
      <RadioGroup
        label={say("appearance.writing-size")}
        layout="row"
        value={look.writingSize}
        onChange={(writingSize) => keep(control.setLook({ ...look, writingSize }))}
        options={sizes.map((value) => ({ value, label: say(`appearance.text-size.${value}`) }))}
        description={say("appearance.writing-size.more")}
      />
      <RadioGroup
        label={say("appearance.density")}
        layout="row"
        value={look.density}
        onChange={(density) => keep(control.setLook({ ...look, density }))}
        options={(["comfortable", "compact"] as const).map((value) => ({
          value,
          label: say(`appearance.density.${value}`),
        }))}
      />
      <RadioGroup
        label={say("appearance.motion")}
        layout="row"
        value={look.motion}
        onChange={(motion) => keep(control.setLook({ ...look, motion }))}
        options={(["system", "reduced"] as const).map((value) => ({
          value,
          label: say(`appearance.motion.${value}`),
        }))}
      />
      <RadioGroup
        label={say("appearance.dates")}
        layout="row"
        value={look.dates}
        onChange={(dates) => keep(control.setLook({ ...look, dates }))}
        options={(["locale", "day-first", "iso"] as const).map((value) => ({
          value,
          label: say(`appearance.dates.${value}`),
        }))}
      />
    </div>
  )
}

import { locale } from "./say.ts"

const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const
const step = 1000

const formats = units.map(
  (unit) =>
    new Intl.NumberFormat(locale, {
      style: "unit",
      unit,
      unitDisplay: unit === "byte" ? "long" : "short",
      maximumFractionDigits: 1,
    }),
)

/** In bytes below a thousand, then in kB, MB and GB of a thousand each, with one decimal where it tells something. */
export function saySize(bytes: number): string {
  const at = bytes < step ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const count = bytes / step ** at
  return formats[at]?.format(count >= 100 ? Math.round(count) : count) ?? ""
}

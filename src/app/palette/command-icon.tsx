import {
  Archive,
  ArrowLeft,
  ArrowLeftRight,
  BookOpenText,
  Building2,
  CircleHelp,
  Contact,
  Contrast,
  Keyboard,
  ListChecks,
  LockKeyhole,
  LogOut,
  Milestone,
  Plus,
  Rows3,
  Search,
  Settings,
  ShieldCheck,
  Sun,
  Tags,
  Trash2,
  Vault,
} from "lucide-react"
import type { ReactNode } from "react"
import { type Command, madeBy, sectionOf } from "../frame/command.ts"

const icons: Readonly<Partial<Record<Command, ReactNode>>> = {
  find: <Search />,
  back: <ArrowLeft />,
  "go-today": <Sun />,
  "go-journal": <BookOpenText />,
  "go-relationships": <Milestone />,
  "go-network": <Contact />,
  "go-organisations": <Building2 />,
  "go-exchange": <ArrowLeftRight />,
  "go-goals": <ListChecks />,
  "go-tags": <Tags />,
  "go-trash": <Trash2 />,
  "theme-light": <Contrast />,
  "theme-dark": <Contrast />,
  "theme-system": <Contrast />,
  contrast: <Contrast />,
  density: <Rows3 />,
  previews: <Rows3 />,
  lock: <LockKeyhole />,
  panic: <LockKeyhole />,
  backup: <Archive />,
  drill: <ShieldCheck />,
  "another-vault": <Vault />,
  quit: <LogOut />,
  shortcuts: <Keyboard />,
}

/** A small picture of what a command does; its name says it. */
export function commandIcon(command: Command): ReactNode {
  if (madeBy(command) !== null) return <Plus />
  if (command === "settings" || sectionOf(command) !== null) return <Settings />
  return icons[command] ?? <CircleHelp />
}

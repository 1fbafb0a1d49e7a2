import type { ReactNode } from "react"
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from "react-aria-components/Tabs"
import { classNames } from "./class-names.ts"

export type TabsProps<Id extends string> = Readonly<{
  label: string
  chosen: Id
  onChoose: (id: Id) => void
  tabs: readonly Readonly<{ id: Id; label: string; icon?: ReactNode; content: ReactNode }>[]
  /** A column beside the content where there is room; a row above it elsewhere. */
  orientation?: "horizontal" | "vertical"
}>

export function Tabs<Id extends string>({
  label,
  chosen,
  onChoose,
  tabs,
  orientation = "horizontal",
}: TabsProps<Id>) {
  const isColumn = orientation === "vertical"
  return (
    <AriaTabs
      selectedKey={chosen}
      onSelectionChange={(key) => {
        const tab = tabs.find(({ id }) => id === key)
        if (tab !== undefined) onChoose(tab.id)
      }}
      orientation={orientation}
      // The tab or the panel shows the focus, not all of them together.
      className={classNames(
        "grid gap-8 data-focus-visible:outline-none",
        isColumn && "md:grid-cols-[12rem_minmax(0,1fr)]",
      )}
    >
      <TabList
        aria-label={label}
        className={classNames(
          "flex flex-wrap gap-1",
          isColumn ? "content-start md:flex-col" : "border-b border-line",
        )}
      >
        {tabs.map((tab) => (
          <Tab
            key={tab.id}
            id={tab.id}
            className={classNames(
              "flex min-h-control-small cursor-default items-center gap-2.5 px-3 py-1.5 text-base text-ink-soft transition-colors data-hovered:text-ink data-selected:font-medium data-selected:text-ink",
              isColumn
                ? "rounded-md data-hovered:bg-paper-hover data-selected:bg-paper-hover forced-colors:data-selected:border"
                : "-mb-px border-b-2 border-transparent data-selected:border-accent",
            )}
          >
            <span aria-hidden="true" className="empty:hidden [&>svg]:size-4.5">
              {tab.icon}
            </span>
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="min-w-0 rounded-sm">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}

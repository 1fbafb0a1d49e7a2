import "./trusted-types.ts"
import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { WelcomeScreen } from "./welcome/welcome-screen.tsx"

const root = document.getElementById("root")
if (root === null) throw new Error("index.html has no #root")
createRoot(root).render(
  <StrictMode>
    <WelcomeScreen onBegin={() => undefined} onProtection={() => undefined} />
  </StrictMode>,
)

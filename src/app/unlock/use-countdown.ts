import { useEffect, useState } from "react"

/** Whole seconds until `until`, a time of `performance.now()`. */
export function useCountdown(until: number): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    const tick = () => setLeft(secondsLeft(until, performance.now()))
    tick()
    const timer = setInterval(tick, 250)
    return () => clearInterval(timer)
  }, [until])
  return left
}

/** The time, for `useCountdown`, when `waitMs` from now are over. */
export function timeAfter(waitMs: number): number {
  return performance.now() + waitMs
}

/** Rounded up, so that nothing is promised before its time; never below zero. Both in milliseconds. */
export function secondsLeft(until: number, now: number): number {
  return Math.max(0, Math.ceil((until - now) / 1000))
}

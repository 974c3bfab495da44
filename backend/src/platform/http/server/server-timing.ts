/** The value of a `Server-Timing` header, which the tools of browsers show. @param times in milliseconds, by stage */
export function serverTiming(times: Readonly<Record<string, number>>): string {
  return Object.entries(times)
    .map(([stage, milliseconds]) => `${stage};dur=${milliseconds.toFixed(1)}`)
    .join(', ');
}

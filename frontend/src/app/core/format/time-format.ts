const timeOfDay = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'short' });
const dayAndMonth = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const dayMonthYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
const longDay = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const longDayYear = new Intl.DateTimeFormat(undefined, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' });
const relativeDay = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

const DAY_MS = 86_400_000;

/** Short time for a list: 14:02 today, "Mon" within a week, then the date. */
export function shortTime(iso: string, now: number): string {
  const time = new Date(iso);
  const age = daysBetween(time, new Date(now));
  if (age <= 0) return timeOfDay.format(time);
  if (age < 7) return weekday.format(time);
  return time.getFullYear() === new Date(now).getFullYear() ? dayAndMonth.format(time) : dayMonthYear.format(time);
}

export function clockTime(iso: string): string {
  return timeOfDay.format(new Date(iso));
}

export function exactTime(iso: string): string {
  return exact.format(new Date(iso));
}

/** Heading of a day: "Today", "Yesterday", "Tuesday 18 November", with the year when it is another one. */
export function dayTitle(iso: string, now: number): string {
  const day = new Date(iso);
  const age = daysBetween(day, new Date(now));
  if (age === 0 || age === 1) return capitalized(relativeDay.format(-age, 'day'));
  return day.getFullYear() === new Date(now).getFullYear() ? longDay.format(day) : longDayYear.format(day);
}

/** Local calendar day as a key: two messages belong under the same heading when it is equal. */
export function dayKey(iso: string): string {
  const day = new Date(iso);
  return `${day.getFullYear()}-${day.getMonth() + 1}-${day.getDate()}`;
}

/** 640 ms, 2.4 s, 1 min 12 s. */
export function duration(milliseconds: number): string {
  if (milliseconds < 995) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

function daysBetween(earlier: Date, later: Date): number {
  const midnight = (date: Date): number => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(later) - midnight(earlier)) / DAY_MS);
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

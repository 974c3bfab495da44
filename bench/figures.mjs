/** Arithmetic and wording of results. */

export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
}

export const median = (values) => percentile(values, 0.5);
export const sum = (values) => values.reduce((total, value) => total + value, 0);

export const ms = (value) => `${value.toFixed(1)} ms`;
export const times = (value) => `${value.toFixed(2)} ×`;
export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
export const kilobytes = (bytes) => `${(bytes / 1e3).toFixed(1)} kB`;
export const micros = (seconds) => `${(seconds * 1e6).toFixed(1)} µs`;

/**
 * One line of the result table.
 * @param what what was measured, with its load
 * @param figure the number that counts, and `show` to word it
 * @param most its limit, or null when it has none
 * @param detail what it was made from
 */
export function result(what, figure, show, most, detail = '') {
  return {
    what,
    figure: show(figure),
    target: most === null ? '' : `≤ ${show(most)}`,
    passed: most === null || figure <= most,
    detail,
    spread: '',
  };
}

/**
 * A line that compares. What is compared ran in turns, round by round, and each round gives one figure: the median counts,
 * and the smallest and the largest say how far to trust it.
 * @param figures one a round
 */
export function compared(what, figures, show, most, detail = '') {
  return { ...result(what, median(figures), show, most, detail), spread: spread(figures, show) };
}

/** The same for a number that shall not be below a limit. */
export function comparedAtLeast(what, figures, show, least, detail = '') {
  return { ...resultAtLeast(what, median(figures), show, least, detail), spread: spread(figures, show) };
}

function spread(figures, show) {
  return `${show(Math.min(...figures))} to ${show(Math.max(...figures))}, ${figures.length} rounds`;
}

/** The same for a number that shall not be below a limit. */
export function resultAtLeast(what, figure, show, least, detail = '') {
  return { what, figure: show(figure), target: `≥ ${show(least)}`, passed: figure >= least, detail, spread: '' };
}

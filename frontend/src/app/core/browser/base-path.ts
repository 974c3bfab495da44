/**
 * An address of the server, such as `/api/agents`, as this page must ask for it: behind a proxy the app may live under a
 * path prefix, which the server writes into the page as its base. An address that has the prefix already stays as it is.
 */
export function atBase(path: string): string {
  const base = document.querySelector('base')?.getAttribute('href') ?? '/';
  const prefix = base.replace(/\/$/, '');
  return prefix.startsWith('/') && !path.startsWith(`${prefix}/`) ? prefix + path : path;
}

/** Longest slug; leaves room in its column for the number that makes it unique. */
const MAX_SLUG_LENGTH = 80;

/** `Élan & Co.` → `elan-co`; a name without Latin letters or digits becomes `agent`. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG_LENGTH)
    .replace(/^-|-$/g, '');
  return slug === '' ? 'agent' : slug;
}

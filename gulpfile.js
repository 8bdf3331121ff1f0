/**
 * Builds dist/: one bundle with every node and credential class, and beside it the small files that
 * n8n looks for. One bundle, because the nodes share one store registry, and because n8n's linter
 * wants an empty `dependencies`: third-party code is inside, its licences beside.
 */
const { existsSync } = require('node:fs');
const { mkdir, readdir, readFile, rm, writeFile } = require('node:fs/promises');
const { Module } = require('node:module');
const { basename, dirname, join, relative, sep } = require('node:path');
const { build: bundle } = require('esbuild');
const { dest, series, src, task } = require('gulp');
const packageJson = require('./package.json');

const root = __dirname;
const dist = join(root, 'dist');
const templates = join(root, 'workflows');

/** What package.json lists, as { built, source, className }: `dist/nodes/X/X.node.js` from `nodes/X/X.node.ts`. */
const listed = [...packageJson.n8n.credentials, ...packageJson.n8n.nodes].map((built) => ({
	built,
	source: built.replace(/^dist\//, './').replace(/\.js$/, ''),
	className: basename(built).replace(/\.(node|credentials)\.js$/, ''),
}));

async function clean() {
	await rm(dist, { recursive: true, force: true });
	await removeTemplates();
}

/** Templates are drawn from `workflows/source`; what an earlier build left must not outlive it. */
async function removeTemplates() {
	const files = await readdir(templates, { recursive: true });
	const drawn = files.filter((file) => file.endsWith('.json'));
	await Promise.all(drawn.map((file) => rm(join(templates, file))));
}

async function checkSources() {
	const missing = listed.filter(({ source }) => !existsSync(join(root, `${source}.ts`)));
	if (missing.length === 0) return;
	const names = missing.map(({ source }) => `  ${source}.ts`).join('\n');
	throw new Error(`package.json lists what has no source file:\n${names}`);
}

/** Worker threads cannot start inside a bundle: `core/**\/x.worker.ts` becomes `dist/x.worker.js`. */
async function workers() {
	const files = await readdir(join(root, 'core'), { recursive: true });
	return files.filter((file) => file.endsWith('.worker.ts')).map((file) => join('core', file));
}

const bundleOptions = {
	absWorkingDir: root,
	bundle: true,
	platform: 'node',
	format: 'cjs',
	target: 'node22',
	jsx: 'automatic',
	jsxImportSource: 'preact',
	external: ['n8n-workflow', 'pg-native'],
	sourcemap: true,
	// File and line of a stack trace are enough: the texts would be two thirds of the tarball.
	sourcesContent: false,
	legalComments: 'none',
	metafile: true,
	logLevel: 'warning',
};

async function bundleClasses() {
	const contents = listed
		.map(({ className, source }) => `export { ${className} } from '${source}';`)
		.join('\n');
	const main = await bundle({
		...bundleOptions,
		stdin: { contents, resolveDir: root, sourcefile: 'satisfaction.ts', loader: 'ts' },
		outfile: join(dist, 'satisfaction.js'),
	});
	const entryPoints = await workers();
	const threads =
		entryPoints.length === 0
			? { metafile: { inputs: {} } }
			: await bundle({ ...bundleOptions, entryPoints, outdir: dist, entryNames: '[name]' });
	await writeLicences([
		...Object.keys(main.metafile.inputs),
		...Object.keys(threads.metafile.inputs),
	]);
}

async function writeEntries() {
	const shared = join(dist, 'satisfaction.js');
	for (const { built, className } of listed) {
		const file = join(root, built);
		const target = relative(dirname(file), shared).split(sep).join('/');
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, `exports.${className} = require('${target}').${className};\n`);
	}
}

/** A module of ours in TypeScript, for this file to use. */
async function load(entry) {
	const { outputFiles } = await bundle({
		...bundleOptions,
		entryPoints: [entry],
		write: false,
		sourcemap: false,
	});
	const loaded = new Module(join(root, entry), module);
	loaded.paths = module.paths;
	loaded._compile(outputFiles[0].text, join(root, entry));
	return loaded.exports;
}

/** The nodes of the bundle, as { description, folder }: `dist/nodes/X` and how X describes itself. */
function builtNodes() {
	const classes = require(join(dist, 'satisfaction.js'));
	return packageJson.n8n.nodes.map((built) => ({
		description: new classes[basename(built, '.node.js')]().description,
		folder: join(root, dirname(built)),
	}));
}

/** What the editor shows behind each operation before anything has run. */
async function writeSchemas() {
	const { schemaFiles } = await load('nodes/output/schema-files.ts');
	for (const { description, folder } of builtNodes()) {
		for (const { path, schema } of schemaFiles(description)) {
			await mkdir(dirname(join(folder, path)), { recursive: true });
			await writeFile(join(folder, path), `${JSON.stringify(schema, null, '\t')}\n`);
		}
	}
}

/** The templates as people import them: `workflows/*.json` in English, one folder more a language. */
async function drawTemplates() {
	const { templateFiles } = await load('workflows/source/files.ts');
	for (const { path, text } of templateFiles()) {
		const file = join(templates, path);
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, text);
	}
}

/** The folder of the package that a bundled file belongs to, or undefined for our own files. */
function packageFolder(input) {
	const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input.split(sep).join('/'));
	return match?.[1];
}

async function licenceText(folder) {
	const names = await readdir(join(root, folder));
	const name = names.find((file) => /^(licen[cs]e|copying)/i.test(file));
	return name ? (await readFile(join(root, folder, name), 'utf8')).trim() : undefined;
}

async function writeLicences(inputs) {
	const folders = [...new Set(inputs.map(packageFolder).filter(Boolean))].sort();
	const parts = [];
	for (const folder of folders) {
		const about = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
		const text = (await licenceText(folder)) ?? 'The package carries no licence text of its own.';
		parts.push(`${about.name} ${about.version} (${about.license})\n\n${text}`);
	}
	const head = 'Third-party packages inside satisfaction.js, each with its licence.';
	const rule = `\n\n${'-'.repeat(80)}\n\n`;
	await writeFile(join(dist, 'THIRD_PARTY_LICENSES.txt'), `${[head, ...parts].join(rule)}\n`);
}

/** Icons, codex files and templates, each at the place it has in the source tree. */
function copyFiles() {
	return src(['icons/*.svg', 'nodes/*/*.node.json', 'workflows/**/*.json'], {
		base: '.',
		cwd: root,
		encoding: false,
		allowEmpty: true,
	}).pipe(dest(dist));
}

task('clean', clean);
task('templates', series(removeTemplates, drawTemplates));
task(
	'build',
	series(checkSources, clean, bundleClasses, writeEntries, writeSchemas, drawTemplates, copyFiles),
);
task('default', task('build'));

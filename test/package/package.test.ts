import { execFileSync } from 'node:child_process';
import {
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { PackageDirectoryLoader } from 'n8n-core';
import { NodeHelpers } from 'n8n-workflow';
import { schemaFiles } from '../../nodes/output/schema-files';
import packageJson from '../../package.json';
import { project } from '../../sandbox/setup/places';
import { templateFiles } from '../../workflows/source/files';

const { nodes, credentials } = packageJson.n8n;
const classOf = (file: string) => basename(file).replace(/\.(node|credentials)\.js$/, '');
const typeOf = (file: string) => classOf(file).replace(/^./, (first) => first.toLowerCase());

let folder: string;
let files: string[];
let tarball: string;
let loader: PackageDirectoryLoader;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'satisfaction-package-'));
	const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
	const [packed] = JSON.parse(
		execFileSync('npm', pack, {
			cwd: project,
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
		}),
	) as [{ filename: string; files: Array<{ path: string }> }];
	files = packed.files.map(({ path }) => path);
	tarball = packed.filename;
	execFileSync('tar', ['-xzf', join(folder, packed.filename), '-C', folder]);
	// n8n puts its own packages on the path of those it installs.
	symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
	loader = new PackageDirectoryLoader(join(folder, 'package'));
	await loader.loadAll();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the tarball', () => {
	it('carries dist/ and the three files that npm always takes', () => {
		const outside = files.filter((path) => !path.startsWith('dist/'));
		const usual = ['LICENSE', 'README.md', 'package.json'];
		expect(outside.filter((path) => !usual.includes(path) && !/^README\./.test(path))).toEqual([]);
		expect(outside).toEqual(expect.arrayContaining(['LICENSE', 'package.json']));
	});

	it('carries no source, no test and no state', () => {
		expect(files.filter((path) => /\.(tsx?|sqlite|env)$|\.test\.|node_modules/.test(path))).toEqual(
			[],
		);
	});

	it('lets no package of others run anything while it is installed', () => {
		const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as {
			packages: Record<string, { hasInstallScript?: boolean }>;
		};
		const running = Object.entries(packages)
			.filter(([, { hasInstallScript }]) => hasInstallScript === true)
			.map(([path]) => path.replace(/^.*node_modules\//, ''));
		expect(packageJson.allowScripts).toEqual(
			Object.fromEntries(running.map((name) => [name, false])),
		);
	});

	it('is built before it is packed, from a fresh clone too', () => {
		expect(packageJson.scripts.prepack).toBe('node sandbox/setup/pack.mjs');
		// It would keep npm from building, and keeps no package from running: allowScripts does.
		expect(readFileSync(join(project, '.npmrc'), 'utf8')).not.toContain('ignore-scripts');
	});

	it('needs nothing at run time but n8n', () => {
		expect(packageJson.dependencies).toEqual({});
		expect(packageJson.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		// It is n8n that brings it: npm by itself would install 162 packages more, for nothing.
		expect(packageJson.peerDependenciesMeta).toEqual({ 'n8n-workflow': { optional: true } });
	});

	it('is all that npm installs with it', () => {
		const empty = mkdtempSync(join(tmpdir(), 'satisfaction-empty-'));
		try {
			// Without a package of its own npm would look for one further up.
			writeFileSync(join(empty, 'package.json'), '{ "private": true }\n');
			const install = ['install', '--offline', '--no-audit', '--no-fund', join(folder, tarball)];
			execFileSync('npm', install, { cwd: empty, stdio: 'ignore' });
			const installed = readdirSync(join(empty, 'node_modules'));
			expect(installed.filter((name) => !name.startsWith('.'))).toEqual([packageJson.name]);
		} finally {
			rmSync(empty, { recursive: true, force: true });
		}
	});

	it('tells the line of a fault without carrying the sources', () => {
		const map = JSON.parse(
			readFileSync(join(folder, 'package/dist/satisfaction.js.map'), 'utf8'),
		) as { sources: string[]; sourcesContent?: unknown };
		expect(map.sources).toContain('../core/store/registry.ts');
		expect(map.sourcesContent).toBeUndefined();
	});

	it('carries every template in every language, where its documentation says', () => {
		const wanted = templateFiles().map(({ path }) => `dist/workflows/${path}`);
		const found = files.filter((path) => path.startsWith('dist/workflows/'));
		expect(found.sort()).toEqual(wanted.sort());
	});

	it('shows the output of every operation where n8n looks for it, and of no other', () => {
		const wanted = nodes.flatMap((file) => {
			const { description } = NodeHelpers.getVersionedNodeType(loader.getNode(typeOf(file)).type);
			return schemaFiles(description).map(({ path }) => `${dirname(file)}/${path}`);
		});
		const found = files.filter((path) => path.includes('/__schema__/'));
		expect(found.sort()).toEqual(wanted.sort());
		expect(wanted.length).toBeGreaterThan(nodes.length);
	});

	it('names the licence of each package in the bundle', () => {
		const licences = readFileSync(join(folder, 'package/dist/THIRD_PARTY_LICENSES.txt'), 'utf8');
		for (const name of ['kysely', 'luxon', 'pg', 'preact']) {
			expect(licences).toMatch(new RegExp(`^${name} \\d+\\..*\\(MIT\\)$`, 'm'));
		}
	});
});

describe('n8n loads from the tarball', () => {
	it.each(nodes)('%s', (file) => {
		const { type, sourcePath } = loader.getNode(typeOf(file));
		expect(sourcePath).toBe(file);
		const { description } = NodeHelpers.getVersionedNodeType(type);
		expect(description.displayName).toMatch(/^Satisfaction /);
		expect(description.name).toBe(typeOf(file));
		const icon = description.iconUrl;
		const icons = typeof icon === 'string' ? [icon] : [icon?.light, icon?.dark];
		expect(new Set(icons).size).toBe(2);
		for (const url of icons) {
			const path = String(url).replace(/^icons\/n8n-nodes-satisfaction\//, '');
			expect(path).toMatch(/^dist\/icons\/.+\.svg$/);
			expect(files).toContain(path);
		}
		expect(description.codex?.categories?.length).toBeGreaterThan(0);
	});

	it.each(credentials)('%s', (file) => {
		const { type } = loader.getCredential(typeOf(file));
		expect(type.name).toBe(typeOf(file));
		expect(type.displayName).toMatch(/^Satisfaction /);
	});

	it('every trigger at version 2 or later, which n8n serves without an expression isolate', () => {
		for (const file of nodes.filter((name) => name.endsWith('Trigger.node.js'))) {
			const { description } = NodeHelpers.getVersionedNodeType(loader.getNode(typeOf(file)).type);
			expect(Math.min(...[description.version].flat())).toBeGreaterThanOrEqual(2);
		}
	});

	it('on a Node without SQLite, too: it is looked up when a store is opened', () => {
		const program = `
			const { Module } = require('node:module');
			const load = Module._load;
			Module._load = (id, ...rest) => {
				if (id === 'node:sqlite') throw new Error('No such built-in module: node:sqlite');
				return load(id, ...rest);
			};
			process.getBuiltinModule = () => undefined;
			process.stdout.write(String(Object.keys(require('./satisfaction.js')).length));
		`;
		const output = execFileSync(process.execPath, ['-e', program], {
			cwd: join(folder, 'package/dist'),
			encoding: 'utf8',
		});
		expect(output).toBe(String(nodes.length + credentials.length));
	});

	it('one shared bundle behind all classes', () => {
		const shared = nodes.map((file) => readFileSync(join(folder, 'package', file), 'utf8'));
		for (const text of shared) expect(text).toContain("require('../../satisfaction.js')");
	});
});
